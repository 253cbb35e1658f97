/** A user's program: it names each kind of thing that the library gives, and emits once where nobody can reach the disk. */
export const consumer = `
import { allRules, analyze, drawDiagram, drawSequence, emit, loadSpec, verify } from "chartwright";
import type { Diagnostic, EmittedFile, EmitOptions, Protocol, Rule, Verification } from "chartwright";

const text = \`
chartwright: 1
protocol: hello
codec: json
messages:
  HI: { from: client, fields: { name: string } }
roles:
  server:
    initial: Waiting
    events: { LATE: { kind: timer, after: 5s } }
    states:
      Waiting: { on: { HI: Greeted, LATE: Greeted } }
      Greeted: { type: final }
  client: derived
\`;
const loaded: { readonly protocol: Protocol | null; readonly diagnostics: readonly Diagnostic[] } =
  loadSpec(text, "hello.chart.yaml");
if (loaded.protocol === null) throw new Error(JSON.stringify(loaded.diagnostics));
const { protocol } = loaded;
const rules: readonly Rule[] = allRules;
const verification: Verification = await verify(protocol, { depth: 4, maxBytes: 1e8 });
const sequences = await Promise.all(verification.counterexamples.map((one) => drawSequence(one, "mermaid")));
const diagram = await drawDiagram(protocol, { role: "server", format: "mermaid" });
const options: EmitOptions = {
  roles: ["server", "client"],
  importExtension: "js",
  header: { suppress: [], license: null },
  headerPath: (file) => file,
};
await emit([], options); // Loads what emits.
await removeDisk();
const files: readonly EmittedFile[] = (await emit([protocol], options)).files;
console.log(
  JSON.stringify({
    findings: analyze(protocol).map(({ rule }) => rule),
    files: files.map(({ path }) => path),
    hasRules: rules.length > 20,
    verdict: verification.verdict.kind,
    sequences: sequences.length,
    diagram: diagram.text?.split("\\n")[0],
  }),
);

async function removeDisk(): Promise<void> {
  // @ts-ignore: this project has no types of Node.
  const [{ default: fs }, { syncBuiltinESMExports }] = await Promise.all([import("node:fs"), import("node:module")]);
  for (const name of Object.keys(fs)) {
    if (typeof fs[name] === "function" && /^(?:read|open|exists|stat|lstat|access|write|opendir)/u.test(name)) {
      fs[name] = () => {
        throw new Error("the disk was asked for " + name);
      };
    }
  }
  syncBuiltinESMExports();
}
`;
