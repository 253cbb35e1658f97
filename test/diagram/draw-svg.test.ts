import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { escapeText } from "../../generator/text/escape-text.js";
import { measureWidth } from "../../generator/text/measure-width.js";
import { writeSpec } from "../support/specs.js";
import { hostileNames } from "./charts.js";
import { draw, loadProtocol, loadShipped } from "./draw.js";

interface ReadSvg {
  /** Elements with their attributes' names, each once. */
  readonly shapes: ReadonlySet<string>;
  readonly texts: readonly string[];
  /** The elements in the outermost one, the first to the last. */
  readonly first: readonly string[];
}

describe.each(["handshake", "filemq", "registration"])("the SVG of %s", (name) => {
  it("is strict XML with a title in front, and needs nothing from elsewhere", async () => {
    const svg = await draw(loadShipped(name), "svg");
    const { first, shapes } = readSvg(svg);
    expect(first).toEqual(["title", "style", "g"]);
    expect(svg).toContain(`<title>State chart of the ${name} server</title>`);
    expect([...shapes].filter((shape) => /^script|href|\bon|^a\b|^image/u.test(shape))).toEqual([]);
    expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', "")).not.toMatch(/https?:|url\(|<!DOCTYPE|<!--/u);
    expect(svg).not.toMatch(/="(?:black|#000000|white)"/u);
  });

  it("is the same each time", async () => {
    expect(await draw(loadShipped(name), "svg")).toBe(await draw(loadShipped(name), "svg"));
  });
});

it("has in it what the states of a chart do, and no line of it is cut", async () => {
  const { texts } = readSvg(await draw(loadShipped("handshake"), "svg"));
  expect(texts).toEqual(
    expect.arrayContaining(["DISCONNECTED", "entry / Send BYE", "HELLO / open session, Send SERVER-HELLO", "*"]),
  );
});

it("shows hostile names as they are, in the elements of a plain chart", async () => {
  const drawNames = async (names: readonly string[]): Promise<ReadSvg> => readSvg(await draw(loadNames(names), "svg"));
  const plain = await drawNames(hostileNames.map((_name, at) => `plain ${String(at)}`));
  const hostile = await drawNames([...hostileNames, '"/><script>alert(1)</script>', "]]>"]);
  expect(hostile.shapes).toEqual(plain.shapes);
  const shown = new Set(hostile.texts);
  for (const name of hostileNames) expect(shown).toContain(escapeText(name).replaceAll("\u00A0", " ").trim());
});

it.each(["漢字漢字漢字", "Состояние", "état brûlé"])("leaves room for %s", async (name) => {
  const measure = async (text: string): Promise<number> =>
    Number(/ width="(\d+)pt"/u.exec(await draw(loadNames([text]), "svg"))?.[1]);
  expect(await measure(name)).toBeGreaterThanOrEqual(await measure("x".repeat(measureWidth(name))));
});

function loadNames(names: readonly string[]): ReturnType<typeof loadProtocol> {
  const states = names.map((name, at): readonly [string, unknown] => [
    name,
    { entry: [name], on: { GO: { target: names[(at + 1) % names.length], guard: name } } },
  ]);
  const server = JSON.stringify({ initial: names[0], states: Object.fromEntries(states) });
  return loadProtocol(writeSpec({ messages: "GO: { from: client }", server }));
}

/** Reads XML strictly; throws where it is not well-formed. */
function readSvg(svg: string): ReadSvg {
  const shapes = new Set<string>();
  const texts: string[] = [];
  const first: string[] = [];
  const open: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    if (open.length === 1) first.push(name);
    open.push(name);
    shapes.add(`${name} ${Object.keys(attributes).toSorted().join(" ")}`);
  });
  parser.on("closetag", () => open.pop());
  parser.on("text", (text) => {
    if (open.at(-1) === "text") texts.push(text.replaceAll("\u00A0", " ").trim());
  });
  parser.write(svg).close();
  return { shapes, texts, first };
}
