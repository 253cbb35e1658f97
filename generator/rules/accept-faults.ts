import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { listAcceptances } from "../facts/acceptables.js";
import type { Acceptance } from "../model/name.js";
import type { Protocol } from "../model/protocol.js";
import { suggestName } from "./wording.js";

/** What there is to know of a rule, to tell whether it can be accepted. */
interface RuleIdentity {
  readonly name: string;
  readonly structural: boolean;
}

/** Finds each `accept` of a rule that does not exist or that cannot be accepted; findings of `unknown-name`. */
export function findAcceptFaults(protocol: Protocol, rules: readonly RuleIdentity[]): readonly Diagnostic[] {
  return listAcceptances(protocol).flatMap(({ acceptance }) => judge(acceptance, rules));
}

function judge({ rule: name, span }: Acceptance, rules: readonly RuleIdentity[]): readonly Diagnostic[] {
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
