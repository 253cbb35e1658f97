import type { Position, SourceSpan } from "../../diagnostics/source-span.js";
import type { Faults } from "../faults.js";
import type { TextPlaces } from "../text-places.js";
import type { YamlEntry, YamlScalar } from "../yaml-tree.js";
import { AliasBudget, type Weighed } from "./alias-budget.js";
import { inputLimits } from "./input-limits.js";

interface PartRange {
  readonly start: number;
  readonly end: number;
  readonly anchor: string | null;
}

interface SyntaxPair {
  readonly key: SyntaxPart | null;
  readonly value: SyntaxPart | null;
}

type ScalarPart = PartRange & { readonly kind: "scalar"; readonly text: string; readonly isPlain: boolean };
type AliasPart = PartRange & { readonly kind: "alias"; readonly name: string };
type ListPart = PartRange & {
  readonly kind: "list";
  readonly items: readonly (SyntaxPart | null)[];
  readonly isFlow: boolean;
};
type MapPart = PartRange & { readonly kind: "map"; readonly pairs: readonly SyntaxPair[]; readonly isFlow: boolean };

/** What a YAML parser composed, with offsets; null stands for a value that is not there at all. */
export type SyntaxPart = ScalarPart | AliasPart | ListPart | MapPart;

interface Surroundings {
  readonly depth: number;
  /** The place to name where nothing stands. */
  readonly around: SourceSpan;
}

/** Turns composed parts into the plain tree. What cannot be used is reported and left out. */
export class TreeBuilder {
  readonly #places: TextPlaces;
  readonly #faults: Faults;
  readonly #anchors = new Map<string, Weighed | "open">();
  readonly #budget = new AliasBudget();

  constructor(places: TextPlaces, faults: Faults) {
    this.#places = places;
    this.#faults = faults;
  }

  build(part: SyntaxPart | null): Weighed["value"] {
    return this.#build(part, { depth: 0, around: this.#places.span(0, 0) }).value;
  }

  #build(part: SyntaxPart | null, surroundings: Surroundings): Weighed {
    if (part === null) return nothingAt(surroundings.around);
    if (part.kind === "alias") return this.#follow(part, surroundings);
    if (part.anchor !== null) this.#anchors.set(part.anchor, "open");
    const built = this.#buildOwn(part, surroundings);
    if (part.anchor !== null) this.#anchors.set(part.anchor, built);
    return built;
  }

  #buildOwn(part: ScalarPart | ListPart | MapPart, { depth, around }: Surroundings): Weighed {
    switch (part.kind) {
      case "scalar":
        return this.#buildScalar(part, around);
      case "list":
        return this.#buildList(part, depth + 1);
      case "map":
        return this.#buildMap(part, depth + 1);
    }
  }

  #buildScalar({ text, isPlain, start, end }: ScalarPart, around: SourceSpan): Weighed {
    const span = end > start ? this.#places.trimmedSpan(start, end) : around;
    if (/\p{Surrogate}/u.test(text))
      this.#faults.report("yaml-syntax", "The text holds half of a surrogate pair.", span);
    return { value: { kind: "scalar", text, isPlain, span }, values: 1, levels: 0 };
  }

  #buildList(part: ListPart, depth: number): Weighed {
    const around = this.#places.span(part.start, part.start + 1);
    const items = part.items.map((item) => this.#build(item, { depth, around }));
    const values = items.map(({ value }) => value);
    return weigh({ kind: "list", items: values, span: this.#spanOf(part, values.at(-1)?.span) }, items);
  }

  #buildMap(part: MapPart, depth: number): Weighed {
    const entries = new Map<string, YamlEntry>();
    const values: Weighed[] = [];
    for (const pair of part.pairs) {
      const key = this.#buildKey(pair.key, { depth, around: this.#places.span(part.start, part.start + 1) });
      const value = this.#build(pair.value, { depth, around: key?.span ?? this.#places.span(part.start, part.start) });
      values.push(value);
      if (key !== null && this.#isNew(key, entries)) entries.set(key.text, { key, value: value.value });
    }
    const last = part.pairs.length === 0 ? undefined : [...entries.values()].at(-1);
    const span = this.#spanOf(part, last === undefined ? undefined : last.value.span);
    return weigh({ kind: "map", entries: [...entries.values()], span }, values);
  }

  #buildKey(part: SyntaxPart | null, surroundings: Surroundings): YamlScalar | null {
    const { value } = this.#build(part, surroundings);
    if (value.kind !== "scalar") return this.#refuseKey("A key must be text.", value.span, "put the key in quotes");
    if (value.text === "")
      return this.#refuseKey("A key must not be empty.", value.span, "write the name before the colon");
    if (value.isPlain && value.text === "<<") {
      return this.#refuseKey("Merge keys are not part of the language.", value.span, "write the keys out");
    }
    if (value.text.length > inputLimits.name) {
      this.#faults.report("input-limit", `A key is longer than ${inputLimits.name} characters.`, value.span);
      return null;
    }
    return value;
  }

  #refuseKey(message: string, span: SourceSpan, help: string | null = null): null {
    this.#faults.report("yaml-syntax", message, span, { help });
    return null;
  }

  #isNew({ text, span }: YamlScalar, entries: ReadonlyMap<string, YamlEntry>): boolean {
    const first = entries.get(text);
    if (first === undefined) return true;
    const related = [{ message: "it stands here first", span: first.key.span }];
    this.#faults.report("duplicate-key", `"${text}" stands here twice.`, span, {
      related,
      help: "remove or rename one of them",
    });
    return false;
  }

  #follow({ name, start, end }: AliasPart, { depth }: Surroundings): Weighed {
    const span = this.#places.span(start, end);
    const target = this.#anchors.get(name);
    const fault =
      target === undefined ? "has no anchor before it" : target === "open" ? "stands for what it is part of" : null;
    const help = "write out what it stands for; a text that begins with * needs quotes";
    if (fault !== null) this.#faults.report("yaml-syntax", `The alias "*${name}" ${fault}.`, span, { help });
    if (target === undefined || target === "open") return nothingAt(span);
    if (this.#budget.spend(target, depth)) return { ...target, value: { ...target.value, span } };
    this.#faults.report("input-limit", `The alias "*${name}" makes the file too big or too deep.`, span);
    return nothingAt(span);
  }

  /** Block collections end where their last value ends; the parser counts the blanks and comments behind as theirs. */
  #spanOf({ start, end, isFlow }: ListPart | MapPart, last: SourceSpan | undefined): SourceSpan {
    const whole = this.#places.trimmedSpan(start, end);
    return isFlow || last === undefined || isBefore(last.end, whole.start) ? whole : { ...whole, end: last.end };
  }
}

/** A last value of nothing stands where its key does, which a byte order mark inside a line moves before its map. */
function isBefore(one: Position, other: Position): boolean {
  return one.line < other.line || (one.line === other.line && one.column < other.column);
}

function nothingAt(span: SourceSpan): Weighed {
  return { value: { kind: "scalar", text: "", isPlain: true, span }, values: 1, levels: 0 };
}

function weigh(value: Weighed["value"], inner: readonly Weighed[]): Weighed {
  const values = inner.reduce((sum, one) => sum + one.values, 1);
  const levels = inner.reduce((most, one) => Math.max(most, one.levels), 0) + 1;
  return { value, values, levels };
}
