/** As much of vitest as emitted tests need: its own types need more than the strictest flags grant. */
export const vitestStub: Readonly<Record<string, string>> = {
  "node_modules/vitest/package.json":
    '{ "name": "vitest", "type": "module", "exports": { ".": { "types": "./index.d.ts" } } }',
  "node_modules/vitest/index.d.ts": `export declare function test(title: string, body: () => void): void;
export declare function expect(value: unknown): { toEqual(wanted: unknown): void };
`,
};
