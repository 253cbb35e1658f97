import type { RuleSeverity } from "../analyze.js";
import { findNearestName } from "../diagnostics/nearest-name.js";
import { readEntries } from "../load/decode/read-map.js";
import { readChoice } from "../load/decode/read-scalar.js";
import type { Faults } from "../load/faults.js";
import type { YamlEntry, YamlValue } from "../load/yaml-tree.js";

/** A rule as a config can name it; the findings of a structural one are always errors. */
export interface KnownRule {
  readonly name: string;
  readonly structural: boolean;
}

const severities: readonly RuleSeverity[] = ["error", "warning", "info", "off"];

/** Reads `rules`: how bad the findings of a rule are, by its name. */
export function readRules(
  value: YamlValue,
  faults: Faults,
  known: readonly KnownRule[],
): ReadonlyMap<string, RuleSeverity> {
  const read = new Map<string, RuleSeverity>();
  for (const entry of readEntries(value, { faults, label: "`rules`" }) ?? []) {
    checkRule(entry, faults, known);
    const severity = readChoice(entry.value, severities, { faults, label: `The severity of \`${entry.key.text}\`` });
    if (severity !== null) read.set(entry.key.text, severity);
  }
  return read;
}

function checkRule({ key }: YamlEntry, faults: Faults, known: readonly KnownRule[]): void {
  const rule = known.find(({ name }) => name === key.text);
  if (rule === undefined) {
    const names = known.filter(({ structural }) => !structural).map(({ name }) => name);
    const nearest = findNearestName(key.text, names);
    const help = nearest === null ? "`chartwright explain` lists the rules" : `did you mean "${nearest}"?`;
    faults.report("unknown-key", `There is no rule "${key.text}".`, key.span, { help });
  } else if (rule.structural) {
    const message = `"${key.text}" is always an error: nothing can be made of a spec in which it finds something.`;
    faults.report("wrong-value", message, key.span);
  }
}
