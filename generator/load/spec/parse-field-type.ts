import type { SourceSpan } from "../../diagnostics/source-span.js";
import { scalarNames, type FieldType } from "../../model/field.js";
import { quote } from "../decode/describe-value.js";
import type { Faults } from "../faults.js";
import { inputLimits } from "../yaml-text/input-limits.js";
import type { YamlScalar } from "../yaml-tree.js";

/** A type as a field has it: with `?` behind it, the field may be missing. */
export interface ParsedType {
  readonly type: FieldType;
  readonly optional: boolean;
}

const deepest = 8;

/**
 * Gives the type that a text such as `list<uint8>?` stands for; null, and a fault, where it stands for none. A text
 * without marks that is no built-in type is a name under `types`.
 */
export function parseFieldType(scalar: YamlScalar, faults: Faults): ParsedType | null {
  if (scalar.text.length > inputLimits.type) {
    faults.report("input-limit", `A type is longer than ${inputLimits.type} characters.`, scalar.span);
    return null;
  }
  const text = scalar.text.trimEnd();
  const optional = text.endsWith("?");
  const type = new TypeParser(scalar, faults).parse({ from: 0, to: optional ? text.length - 1 : text.length }, 0);
  return type === null ? null : { type, optional };
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

class TypeParser {
  readonly #scalar: YamlScalar;
  readonly #faults: Faults;

  constructor(scalar: YamlScalar, faults: Faults) {
    this.#scalar = scalar;
    this.#faults = faults;
  }

  parse(untrimmed: Stretch, depth: number): FieldType | null {
    const stretch = this.#trim(untrimmed);
    const text = this.#textOf(stretch);
    const span = this.#spanOf(stretch);
    const word = /^(\w+)\s*<.*>$/s.exec(text)?.[1];
    if (word !== undefined) return this.#parseGeneric(word, stretch, depth);
    const scalar = scalarNames.find((name) => name === text);
    if (scalar !== undefined) return { kind: "scalar", name: scalar, span };
    if (!/[<>|?,]/.test(text) && text !== "") return this.#parseName(text, span);
    return this.#refuse(`${quote(text)} is no type.`, span, helpFor(text));
  }

  #parseName(text: string, span: SourceSpan): FieldType | null {
    if (text === "list" || text === "map") {
      return this.#refuse(`A ${text} needs the type of what is in it.`, span, `write ${text}<string>, for example`);
    }
    if (text === "enum") return this.#refuse("An enum needs its members.", span, "write enum<a|b>, for example");
    return { kind: "named", name: { text, span }, span };
  }

  #parseGeneric(word: string, stretch: Stretch, depth: number): FieldType | null {
    const span = this.#spanOf(stretch);
    const inner = { from: stretch.from + this.#textOf(stretch).indexOf("<") + 1, to: stretch.to - 1 };
    if (word === "enum") return this.#parseEnum(this.#textOf(inner), span);
    if (word !== "list" && word !== "map") {
      return this.#refuse(`"${word}<...>" is no type.`, span, "only list<T>, map<T> and enum<a|b> have brackets");
    }
    if (depth >= deepest) return this.#refuse(`A type nests at most ${deepest} deep.`, span, null);
    const of = this.parse(inner, depth + 1);
    return of === null ? null : { kind: word, of, span };
  }

  #parseEnum(inner: string, span: SourceSpan): FieldType | null {
    const members = inner.split("|").map((member) => member.trim());
    if (members.includes(""))
      return this.#refuse("A member of an enum must not be empty.", span, "write enum<a|b>, for example");
    if (/[<>?]/.test(inner)) return this.#refuse("A member of an enum cannot have <, > or ? in it.", span, null);
    if (members.length === 1 && inner.includes(",")) {
      return this.#refuse(
        "The members of an enum are set apart by |.",
        span,
        `write enum<${inner.replace(/,\s*/g, "|")}>`,
      );
    }
    if (new Set(members).size === members.length) return { kind: "enum", members, span };
    return this.#refuse("An enum names one member twice.", span, null);
  }

  #refuse(message: string, span: SourceSpan, help: string | null): null {
    this.#faults.report("wrong-value", message, span, { help });
    return null;
  }

  #trim({ from, to }: Stretch): Stretch {
    const text = this.#textOf({ from, to });
    return { from: from + text.length - text.trimStart().length, to: to - (text.length - text.trimEnd().length) };
  }

  #textOf({ from, to }: Stretch): string {
    return this.#scalar.text.slice(from, to);
  }

  /** The place within the text; the whole of it where escapes, folding or an alias moved the letters. */
  #spanOf({ from, to }: Stretch): SourceSpan {
    const { span, text, isPlain } = this.#scalar;
    const quotes = isPlain ? 0 : 1;
    const isExact =
      span.start.line === span.end.line && span.end.column - span.start.column === text.length + 2 * quotes;
    if (!isExact || to <= from) return span;
    const start = span.start.column + quotes;
    return { ...span, start: { ...span.start, column: start + from }, end: { ...span.end, column: start + to } };
  }
}

function helpFor(text: string): string {
  if (text.includes("?")) return "a `?` can only stand at the end: it makes the whole field optional";
  return "write a type such as string, uint8, list<string>, enum<a|b>, or a name under `types`";
}
