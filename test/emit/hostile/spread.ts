import type { Diagnostic } from "../../../generator/diagnostics/diagnostic.js";
import type { Protocol } from "../../../generator/model/protocol.js";
import { judge } from "./carrier.js";
import { DressedText, type Dress } from "./dressed-text.js";
import type { Tree } from "./tree.js";

/** A spec with hostile text that nothing finds fault with. */
export interface Dressed {
  readonly dress: Dress;
  readonly protocol: Protocol;
}

/** What became of a spec with hostile text. */
export interface Spread {
  /** What is left of it when all that was refused is taken back. */
  readonly accepted: Dressed;
  /** What was refused, with the finding. */
  readonly refused: ReadonlyMap<string, Diagnostic>;
}

/**
 * Dresses words up, takes back what is refused, and gives what is left. What was refused is then tried again, neighbours
 * apart, since it may have been refused for what stands beside it. Throws where a finding points elsewhere than at what
 * it is about.
 */
export function spread(spec: Tree, dress: Dress): Spread {
  const first = settle(spec, dress);
  const again = [...dress].filter(([word]) => first.refused.has(word));
  const [even, odd] = [0, 1].map((rest) => again.filter((_, index) => index % 2 === rest));
  const second = settle(spec, new Map([...first.accepted.dress, ...(even ?? [])]));
  const third = settle(spec, new Map([...second.accepted.dress, ...(odd ?? [])]));
  return { accepted: third.accepted, refused: new Map([...second.refused, ...third.refused]) };
}

/** Rules may hide behind each other, so that this takes several rounds; each takes at least one word back. */
function settle(spec: Tree, dress: Dress): Spread {
  const left = new Map(dress);
  const refused = new Map<string, Diagnostic>();
  for (;;) {
    const text = new DressedText(spec, left);
    const verdict = judge(text.text);
    if ("protocol" in verdict) return { accepted: { dress: left, protocol: verdict.protocol }, refused };
    for (const error of verdict.errors) {
      for (const word of findBlamed(error, text)) {
        refused.set(word, error);
        left.delete(word);
      }
    }
  }
}

/** Gives the words that a finding is about: those it points at, or those it shows beside a place of the spec's own. */
function findBlamed({ span, related, message }: Diagnostic, text: DressedText): readonly string[] {
  const places = [span, ...related.map((place) => place.span)].map((place) => text.wordsAt(place));
  const blamed = places.find((words) => words.length > 0);
  if (blamed === undefined) throw new Error(`a finding points elsewhere than at what it is about: ${message}`);
  return blamed;
}
