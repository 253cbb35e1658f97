import fc from "fast-check";

/** A file in which a user wrote some of the handlers, in a layout of their own. */
export interface ArbitraryFile {
  readonly text: string;
  /** The handlers that are in it. */
  readonly present: readonly string[];
  readonly lineEnd: string;
}

/** How a member is written; `@` is its name. */
const forms = [
  "@: () => { throw new Error('@'); }",
  "@() { throw new Error(`@ ${1} }`); }",
  '"@": () => { throw new Error("} //"); }',
  '["@"]: () => { throw new Error(); }',
  "@",
  "get @() { return @; }",
  "@ : (): never => { throw new Error(); }",
  "/** What it is for. */ @: (/* nothing */) => { throw new Error(); }",
  "@: (() => {§throw new Error(`§}`);§})",
];

/** What stands around the object; `#` is the object. */
const frames = [
  "export const handlers: HandshakeServerHandlers<null> = #;§",
  "export const handlers = # satisfies HandshakeServerHandlers<null>;§",
  "export function make(): HandshakeServerHandlers<null> {§\treturn #;§}§",
  "export const make = (): HandshakeServerHandlers<null> => (#)",
  "createHandshakeServer({ context: () => null, hooks: { error: () => undefined },§    handlers: # });§",
  "type H = HandshakeServerHandlers<null>§export default class { readonly a: H = # }",
];

const blanks = [" ", "", "§", "§  ", "§\t", "§§      ", " // a comment }§    ", " /* one, { */ ", "§  /*§ two */§"];
const beforeComma = ["", "", " ", "§", " /* before the comma */ "];

interface Sketch {
  readonly present: readonly string[];
  readonly forms: readonly string[];
  readonly gaps: readonly string[];
  readonly commas: readonly string[];
  readonly last: "comma" | "none";
  readonly spread: "none" | "known";
  readonly frame: string;
  readonly lineEnd: string;
  readonly mark: string;
}

/** Gives files with some of the handlers of the handshake's server, which are given. */
export function arbitraryFiles(handlers: readonly string[]): fc.Arbitrary<ArbitraryFile> {
  const many = <T extends string>(values: readonly T[]): fc.Arbitrary<T[]> =>
    fc.array(fc.constantFrom(...values), { minLength: handlers.length + 2, maxLength: handlers.length + 2 });
  const sketches: fc.Arbitrary<Sketch> = fc.record({
    present: fc.shuffledSubarray([...handlers]),
    forms: many(forms),
    gaps: many(blanks),
    commas: many(beforeComma),
    last: fc.constantFrom("comma", "none"),
    spread: fc.constantFrom("none", "none", "known"),
    frame: fc.constantFrom(...frames),
    lineEnd: fc.constantFrom("\n", "\r\n"),
    mark: fc.constantFrom("", "", "\uFEFF"),
  });
  return sketches.map(write);
}

function write(sketch: Sketch): ArbitraryFile {
  const { present, frame, lineEnd, mark, spread } = sketch;
  const declared = present.map((name) => `const ${name} = (): never => { throw new Error(); };§`).join("");
  const before = [
    'import { createHandshakeServer, type HandshakeServerHandlers } from "../generated/handshake/server.js";§',
    "export type Kept = HandshakeServerHandlers<null>;§",
    declared,
    `export const used = [createHandshakeServer, ${present.join(", ")}] as const;§`,
    spread === "known" ? `export const known = { ${present.slice(0, 1).join("")} };§` : "",
  ];
  const text = mark + before.join("") + frame.replace("#", () => writeObject(sketch));
  return { text: text.replaceAll("§", lineEnd), present, lineEnd };
}

function writeObject({ present, forms: chosen, gaps, commas, last, spread }: Sketch): string {
  const own = spread === "known" ? present.slice(1) : present;
  const written = own.map((name, position) => (chosen[position] ?? "@").replaceAll("@", name));
  const members = [...(spread === "known" ? ["...known"] : []), ...written];
  const pieces = members.map((member, position) => {
    const isEnd = position === members.length - 1 && last === "none";
    return (gaps[position] ?? "") + member + (isEnd ? "" : `${commas[position] ?? ""},`);
  });
  return `{${pieces.join("")}${gaps.at(-1) ?? ""}}`;
}
