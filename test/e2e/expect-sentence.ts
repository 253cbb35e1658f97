import { expect } from "vitest";

import type { ProgramEnd } from "./program.js";

/** Expects that a program has ended with one sentence on stderr that says this, and with nothing of the machine in it. */
export function expectSentence(
  { code, stderr }: ProgramEnd,
  wanted: { readonly code: number; readonly says: RegExp },
): void {
  expect(stderr).toMatch(wanted.says);
  expect(stderr).toMatch(/^[^\n]+\n$/u);
  expect(stderr).not.toMatch(/^\w*Error\b|\bnode:|undefined|\[object/u);
  expect(code).toBe(wanted.code);
}
