import type { Protocol } from "../../generator/model/protocol.js";
import type { Counterexample, Verification, VerifyOptions } from "../../generator/verify/verify-protocol.js";
import { verifyProtocol } from "../../generator/verify/verify-protocol.js";
import { analyzeText, loadText } from "../rules/analyze-text.js";

/** How a test verifies, where it does not say otherwise. */
const usual = { depth: 4, maxBytes: 64 * 1_048_576 } as const;

/** Verifies a spec that loads without findings. */
export function verifyText(text: string, options: Partial<VerifyOptions> = {}): Verification {
  return verify(loadText(text), options);
}

/** Verifies a protocol. */
export function verify(protocol: Protocol, options: Partial<VerifyOptions> = {}): Verification {
  return verifyProtocol(protocol, { ...usual, ...options });
}

/** Gives what `check` says of a spec, as `rule: message`. */
export function checkText(text: string): readonly string[] {
  return analyzeText(text).map(({ rule, message }) => `${rule}: ${message}`);
}

/** Gives what was found, as `rule: message`. */
export function tell({ counterexamples }: Verification): readonly string[] {
  return counterexamples.map(({ diagnostic: { rule, message } }) => `${rule}: ${message}`);
}

/** Gives the names of the rules that found something, each once. */
export function nameRules({ counterexamples }: Verification): readonly string[] {
  return [...new Set(counterexamples.map(({ diagnostic }) => diagnostic.rule))];
}

/** Gives what a rule found, which it did just once. */
export function findOnly({ counterexamples }: Verification, rule: string): Counterexample {
  const [found, ...more] = counterexamples.filter(({ diagnostic }) => diagnostic.rule === rule);
  if (found === undefined || more.length > 0) throw new Error(`${rule} found ${more.length + (found ? 1 : 0)} faults`);
  return found;
}
