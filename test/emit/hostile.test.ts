import { beforeAll, describe, expect, it } from "vitest";
import { compile } from "../types/compile.js";
import { runWithCanary } from "./hostile/canary-run.js";
import { accept } from "./hostile/carrier.js";
import { measureDrawings } from "./hostile/draw-dressed.js";
import { emitBeside, type Files } from "./hostile/emit-dressed.js";
import { shapeOf } from "./hostile/shape.js";
import { specs, walk } from "./hostile/specs.js";
import { crowdedTexts } from "./hostile/texts.js";
import { lookUp } from "./hostile/tree.js";
import { vitestStub } from "./hostile/vitest-stub.js";
import { emitWaves, type Wave } from "./hostile/waves.js";

/**
 * How often texts are dealt out to words. With twice as many deals as there are texts, since there are two specs, each text
 * stands in each word's place, and each row of marks within each word.
 */
const deals = Number(process.env.HOSTILE_DEALS ?? 1);

describe("hostile text in every slot of the language", () => {
  let waves: readonly Wave[] = [];
  let folders: readonly Files[] = [];

  beforeAll(async () => {
    waves = await emitWaves({ rows: Math.min(deals, crowdedTexts.length), texts: deals });
    folders = gather(await emitBeside(specs.map(accept)), waves);
  }, 3_600_000);

  it("is refused in a sentence, if it is refused", () => {
    const refused = waves.flatMap((wave) => [...wave.refused.values()].map(({ message }) => message));
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.filter((message) => !/[.?!]$/u.test(message))).toEqual([]);
  });

  it("is taken wherever it has a letter and no meaning of its own", () => {
    const identifiers = specs.flatMap((spec) => {
      const fillings = walk.listFillings(spec).filter(({ slot }) => slot.path.endsWith(".as"));
      return fillings.map(({ at }) => lookUp(spec, at));
    });
    const crowded = waves.filter(({ title }) => title.startsWith("row"));
    const refused = crowded.flatMap((wave) => [...wave.refused.keys()]);
    expect(new Set(refused)).toEqual(new Set(identifiers));
  });

  it("leaves emitted code the shape that it has with plain text", () => {
    const plain = new Map(waves.flatMap((wave) => [...wave.plain.values()]).map((text) => [text, shapeOf(text)]));
    const changed = waves.flatMap((wave) => {
      expect([...wave.files.keys()]).toEqual([...wave.plain.keys()]);
      const paths = [...wave.files].filter(([path, text]) => shapeOf(text) !== plain.get(wave.plain.get(path) ?? ""));
      return paths.map(([path]) => `${path}: ${wave.title}`);
    });
    expect(changed).toEqual([]);
  });

  it("compiles under the strictest flags", () => {
    const faults = folders.flatMap((files) => {
      const texts = [...files].map(([path, text]) => [`hostile/${path}`, text] as const);
      return compile([], { texts: new Map([...Object.entries(vitestStub), ...texts]), place: "node" });
    });
    expect(faults.map(({ file, at, message }) => `${file}: ${message} at ${at}`)).toEqual([]);
  });

  it("runs, passes its own tests, and executes nothing that a spec says", () => {
    const runs = folders.map((files) => runWithCanary(files));
    expect(runs.flatMap(({ failures }) => failures)).toEqual([]);
    expect(runs.reduce((sum, { passed }) => sum + passed, 0)).toBeGreaterThan(waves.length * 10);
    expect(runs.map(({ songs }) => songs)).toEqual(folders.map(() => 0));
  });

  it("is drawn as plain text is", async () => {
    for (const { accepted, spec } of waves) {
      expect(await measureDrawings(accepted.protocol)).toEqual(await measureDrawings(accept(spec)));
    }
  });
});

/** Puts what was emitted into folders as users have them, a folder in them for each protocol; not too many for a compiler. */
function gather(beside: Files, waves: readonly Wave[]): readonly Files[] {
  const most = 24;
  const parts = Array.from({ length: Math.ceil(waves.length / most) }, (_, at) =>
    waves.slice(at * most, (at + 1) * most),
  );
  return parts.map((part) => {
    const own = part.flatMap(({ files }, at) =>
      [...files].map(([path, text]) => [`wave-${at}/${path}`, text] as const),
    );
    return new Map([...beside, ...own]);
  });
}

describe("the canary", () => {
  it("sings where emitted code calls it", () => {
    expect(runWithCanary(new Map([["a.ts", "canary();"]])).songs).toBe(1);
  });
});

describe("the shape of code", () => {
  it.each([
    ["a call more", "a();", "a(); b();"],
    ["a literal that became two", 'f("a");', 'f("a" + "b");'],
    ["a template that became one with a value", "f(`a`);", "f(`${a}`);"],
    ["a comment more", "/** a */ const b = 1;", "/** a */ /** b */ const b = 1;"],
    ["a tag in a doc comment", "/** a */ const b = 1;", "/** @deprecated */ const b = 1;"],
    ["an order to the compiler", "// a\nconst b = 1;", "// @ts-ignore\nconst b = 1;"],
    ["an order to a bundler", "// a\nb();", "// a #__PURE__\nb();"],
  ])("differs for %s", (_, one, other) => {
    expect(shapeOf(one)).not.toBe(shapeOf(other));
  });

  it("is the same for other names and texts", () => {
    const one = '/** a */ const x = { "a b": y.z, v: "w" };';
    expect(shapeOf('/** c */ const d = { ["__proto__"]: e["f g"], h: ("i") };')).toBe(shapeOf(one));
  });
});
