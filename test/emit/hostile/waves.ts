import { accept } from "./carrier.js";
import { listWords, type Dress } from "./dressed-text.js";
import { emitDressed, type Files } from "./emit-dressed.js";
import { specs } from "./specs.js";
import { spread, type Spread } from "./spread.js";
import { crowdedTexts, crowdedTypeTexts, hostileTexts, plainText, type HostileText } from "./texts.js";
import type { Tree } from "./tree.js";

/** What was emitted of a spec with hostile text in its words' places, and of the same spec without. */
export interface Wave extends Spread {
  readonly title: string;
  readonly spec: Tree;
  readonly files: Files;
  readonly plain: Files;
}

/**
 * Emits every spec with hostile text, so often in turn, and each time with the texts dealt out to the words otherwise: first
 * rows of marks within the words, then single texts in their place.
 */
export async function emitWaves(deals: { readonly rows: number; readonly texts: number }): Promise<readonly Wave[]> {
  const waves: Wave[] = [];
  for (const [at, spec] of specs.entries()) {
    const plain = await emitDressed(accept(spec), plainText);
    const turns = Array.from({ length: deals.texts }, (_, turn) => turn).filter((turn) => turn % specs.length === at);
    const dresses = [
      ...Array.from({ length: deals.rows }, (_, from) => crowd(spec, from)),
      ...turns.map((turn) =>
        deal(spec, { texts: hostileTexts, from: Math.floor((turn * hostileTexts.length) / deals.texts) }),
      ),
    ];
    for (const dress of dresses) waves.push(await emitWave(spec, dress, plain));
  }
  return waves;
}

async function emitWave(spec: Tree, dress: Dress, plain: Files): Promise<Wave> {
  const found = spread(spec, dress);
  const [first = plainText] = found.accepted.dress.values();
  const files = await emitDressed(found.accepted.protocol, first);
  return { ...found, title: `${first.title} and so on`, spec, files, plain };
}

/** Deals rows of marks out to the words; where one is refused, a row without what has a meaning in types. */
function crowd(spec: Tree, from: number): Dress {
  const dress = deal(spec, { texts: crowdedTexts, from });
  const mild = deal(spec, { texts: crowdedTypeTexts, from });
  const { refused } = spread(spec, dress);
  return new Map([...dress].map(([word, text]) => [word, (refused.has(word) ? mild.get(word) : text) ?? text]));
}

/** Gives each word the text behind the one of the word before it. */
function deal(spec: Tree, { texts, from }: { readonly texts: readonly HostileText[]; readonly from: number }): Dress {
  return new Map(listWords(spec).map((word, index) => [word, texts[(from + index) % texts.length] ?? plainText]));
}
