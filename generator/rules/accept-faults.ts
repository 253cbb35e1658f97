import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { listAcceptables } from "../facts/acceptables.js";
import type { Acceptance } from "../model/name.js";
import type { Protocol } from "../model/protocol.js";
import type { Rule } from "./rule.js";
import { suggestName } from "./wording.js";

/** Finds each `accept` of a rule that does not exist or that cannot be accepted; findings of `unknown-name`. */
export function findAcceptFaults(protocol: Protocol, rules: readonly Rule[]): readonly Diagnostic[] {
  return listAcceptables(protocol).flatMap(({ accept }) => accept.flatMap((acceptance) => judge(acceptance, rules)));
}

function judge({ rule: name, span }: Acceptance, rules: readonly Rule[]): readonly Diagnostic[] {
  const rule = rules.find((candidate) => candidate.name === name);
  if (rule === undefined) {
    const help = suggestName(
      name,
      rules.filter(({ structural }) => !structural).map((candidate) => candidate.name),
    );
    return [{ ...fault, message: `There is no rule "${name}" to accept.`, span, help }];
  }
  if (!rule.structural) return [];
  const message = `"${name}" cannot be accepted: nothing can be made of a spec in which it finds something.`;
  return [{ ...fault, message, span, help: "mend what it finds, and remove this line" }];
}

const fault = { rule: "unknown-name", severity: "error", related: [] } as const;
