import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { analyze } from "../../../generator/analyze.js";
import { isError, type Diagnostic } from "../../../generator/diagnostics/diagnostic.js";
import { loadSpec } from "../../../generator/load/load-spec.js";
import type { Protocol } from "../../../generator/model/protocol.js";
import type { Tree } from "./tree.js";

/** What becomes of a spec: a protocol that can be emitted, or the errors that refuse it. */
export type Verdict = { readonly protocol: Protocol } | { readonly errors: readonly Diagnostic[] };

/** The specs that words are replaced in, by their codec; each in a file beside this one. */
export const carrierNames = ["json", "zproto"] as const;

/** Reads one of the specs that words are replaced in. */
export function readCarrier(name: (typeof carrierNames)[number]): Tree {
  return parse(readFileSync(new URL(`${name}.chart.yaml`, import.meta.url), "utf8")) as Tree;
}

/** Loads and analyses the text of a spec. */
export function judge(text: string): Verdict {
  const { protocol, diagnostics } = loadSpec(text, "carrier.chart.yaml");
  if (protocol === null) return { errors: diagnostics };
  const errors = analyze(protocol).filter(isError);
  return errors.length > 0 ? { errors } : { protocol };
}

/** Gives the protocol of a spec that nothing is wrong with. */
export function accept(spec: Tree): Protocol {
  const verdict = judge(JSON.stringify(spec));
  if ("protocol" in verdict) return verdict.protocol;
  throw new Error(verdict.errors.map(({ message }) => message).join("\n"));
}
