/** A state of a Mermaid drawing, read back; `lines` are what is written into it, codes turned back into characters. */
export interface ReadMermaidState {
  readonly id: string;
  readonly name: string;
  readonly parent: string | null;
  readonly lines: readonly string[];
}

/** Something that points from one state to another; `[*]` is a start or an end. */
export interface ReadPointer {
  readonly from: string;
  readonly to: string;
  /** The state that it stands in. */
  readonly parent: string | null;
  readonly lines: readonly string[];
}

/** A Mermaid drawing, read back. */
export interface ReadMermaid {
  readonly states: readonly ReadMermaidState[];
  readonly pointers: readonly ReadPointer[];
}

const declaration = /^state "([^"]+)" as (\w+)( \{)?$/u;
const line = /^(\w+) : ([^:;]+)$/u;
const pointer = /^(\w+|\[\*\]) --> (\w+|\[\*\])(?: : ([^:;]+))?$/u;
const code = /#(\d+);/gu;
const hidden = /\uE000(\d+)\uE001/gu;

/**
 * Reads a `stateDiagram-v2`, by less than Mermaid's grammar: a statement a line, in the forms that the drawings use. Throws
 * where a line is none of them, where Mermaid's lexer or its Markdown would take a part of it for something else, and
 * where a state would end up in another than the one it was declared in.
 */
export function readMermaid(text: string): ReadMermaid {
  const [first, ...lines] = hideCodes(text).trimEnd().split("\n");
  if (first !== "stateDiagram-v2") throw new Error(`no beginning: ${String(first)}`);
  return new Reader().read(lines.map((row) => row.trim()));
}

/** Mermaid replaces codes first, by what no text has; then orders are found anywhere in a line. */
function hideCodes(text: string): string {
  if (/(?:style|classDef).*:\S*#.*;/u.test(text)) throw new Error("the last code of a line would lose its semicolon");
  const coded = text.replace(code, "\uE000$1\uE001");
  const risky = /direction\s+(?:TB|TD|BT|RL|LR)|%%|[#;&`]|<(?!br\/>)|<<|\[\[|[^\S \n]|[\p{Cc}\p{Cf}]/iu;
  const [found] = risky.exec(coded.replaceAll("\n", " ")) ?? [];
  if (found !== undefined) throw new Error(`would be misread: ${found}`);
  return coded;
}

class Reader {
  readonly #states = new Map<string, { id: string; name: string; parent: string | null; lines: string[] }>();
  readonly #pointers: ReadPointer[] = [];
  readonly #open: string[] = [];
  readonly #compound = new Set<string>();

  read(rows: readonly string[]): ReadMermaid {
    for (const row of rows) this.#readRow(row);
    if (this.#open.length > 0) throw new Error("a state is not closed");
    for (const { from, to } of this.#pointers) for (const id of [from, to]) this.#find(id);
    return { states: [...this.#states.values()], pointers: this.#pointers };
  }

  #readRow(row: string): void {
    const parent = this.#open.at(-1) ?? null;
    if (row === "}" && this.#open.pop() !== undefined) return;
    const declared = declaration.exec(row);
    if (declared !== null) {
      this.#declare(declared, parent);
      return;
    }
    const written = line.exec(row);
    if (written !== null) {
      const [, id = "", label = ""] = written;
      if (this.#compound.has(id)) throw new Error(`a state with others inside takes no line: ${row}`);
      this.#stay(id, parent);
      this.#states.get(id)?.lines.push(readLabel(label));
      return;
    }
    const [all, from = "", to = "", label] = pointer.exec(row) ?? [];
    if (all === undefined) throw new Error(`no statement: ${row}`);
    if (parent !== null) for (const id of [from, to]) this.#stay(id, parent);
    const lines = label === undefined ? [] : label.split("<br/>").map(readLabel);
    this.#pointers.push({ from, to, parent, lines });
  }

  #declare([, name = "", id = "", brace]: RegExpExecArray, parent: string | null): void {
    if (this.#states.has(id)) throw new Error(`declared twice: ${id}`);
    this.#states.set(id, { id, name: readLabel(name), parent, lines: [] });
    if (brace === undefined) return;
    this.#open.push(id);
    this.#compound.add(id);
  }

  /** What is named inside of a state becomes a part of it. */
  #stay(id: string, parent: string | null): void {
    if (id !== "[*]" && this.#find(id)?.parent !== parent) throw new Error(`moved: ${id}`);
  }

  #find(id: string): { readonly parent: string | null } | null {
    if (id === "[*]") return null;
    const state = this.#states.get(id);
    if (state === undefined) throw new Error(`not declared: ${id}`);
    return state;
  }
}

/** Labels are Markdown too: no list, link, emphasis or table may come of one. */
function readLabel(label: string): string {
  if (label !== label.trim() || label.includes("  ")) throw new Error(`blanks are lost: ${label}`);
  if (/^(?:[-+*>=]|\d+[.)])|[*~|\\@$]|\]\(|www\.|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/u.test(label)) {
    throw new Error(`is Markdown: ${label}`);
  }
  return label.replace(hidden, (_all, point: string) => String.fromCodePoint(Number(point)));
}
