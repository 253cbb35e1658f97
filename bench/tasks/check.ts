import { parseDocument } from "yaml";
import { analyze } from "../../generator/analyze.js";
import { loadSpec } from "../../generator/load/load-spec.js";
import { cpuTime } from "../measure/cpu-time.js";
import type { Order, Slice } from "../measure/task.js";
import { writeLargeSpec } from "../specs/large-spec.js";

/** How large the chart is that is checked. */
export interface CheckDetails {
  readonly states: number;
}

/**
 * Measures one check of a large spec, or how long the YAML parser alone takes for its text, in milliseconds of the
 * processor's time. As in a run of the program, none of the code has run before.
 */
export function prepare({ subject, details }: Order<CheckDetails>): Promise<Slice> {
  const text = writeLargeSpec(details.states);
  const work = subject === "chartwright" ? check : parse;
  return Promise.resolve(() => {
    const before = cpuTime();
    work(text);
    return (cpuTime() - before) / 1e6;
  });
}

function check(text: string): void {
  const { protocol, diagnostics } = loadSpec(text, "large.chart.yaml", { maxBytes: text.length });
  const findings = protocol === null ? diagnostics : analyze(protocol);
  if (findings.length > 0) throw new Error(`the large spec is not clean: ${findings[0]?.message ?? ""}`);
}

/** With the options that specs are loaded with. */
function parse(text: string): void {
  const { errors } = parseDocument(text, { schema: "failsafe", uniqueKeys: false, prettyErrors: false });
  if (errors.length > 0) throw new Error("the large spec is no YAML");
}
