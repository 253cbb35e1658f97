import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  codeBlock,
  inlineCode,
  markdownComment,
  prose,
  words,
  type Markdown,
} from "../../../generator/emit/encode/markdown.js";
import { formatMarkdown } from "../../../generator/emit/format-markdown.js";
import { renderMarkdown } from "../../../generator/emit/template/render.js";
import { viewTable } from "../../../generator/emit/view/docs/table.js";
import { hostileTexts } from "../hostile/texts.js";
import { crowdedMarkdown, markdownTexts } from "./markdown-texts.js";
import { listParts, outlineMarkdown, readMarkdown, readTables, showText, type MarkdownPart } from "./read-markdown.js";

const marks = fc.constantFrom(
  ...Array.from("|`*_~[](){}<>!#@&;:.-+=$%^?,\\/\"'1aé \n\t\u202e\u0000"),
  ...["```", "-->", "://", "www.", "https:", "&lt;", "&#64;", "\\|", "  ", "{{", "%}", "[^1]", "[[a]]"],
);
const anyText = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.array(marks).map((parts) => parts.join("")),
);
const hostile = [...hostileTexts, ...markdownTexts, ...crowdedMarkdown]
  .map(({ write }) => write("word"))
  .filter(({ length }) => length < 1_000);

/** What a reader sees of a text, but for blanks. */
function showVisible(text: string): string {
  return text.replace(/(?![\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\s]/gu, "");
}

/** Undoes what `inlineCode` writes for what cannot be seen. */
function readEscapes(text: string): string {
  return text.replace(/\\u\{([0-9a-f]+)\}/gu, (_all, point: string) => String.fromCodePoint(parseInt(point, 16)));
}

/** Tries a property with the texts that are known to be trouble, and with random ones. */
async function tryTexts(property: (text: string) => Promise<void>): Promise<void> {
  for (const text of hostile) await property(text);
  await fc.assert(fc.asyncProperty(anyText, property), { numRuns: 50 });
}

async function readFormatted(text: Markdown): Promise<MarkdownPart> {
  const formatted = await formatMarkdown(words`${text}\n`);
  expect(outlineMarkdown(readMarkdown(formatted))).toBe(outlineMarkdown(readMarkdown(text)));
  return readMarkdown(formatted);
}

describe("words of a spec", { timeout: 120_000 }, () => {
  it("are a text and nothing else, with all that can be seen of them", async () => {
    await tryTexts(async (text) => {
      const encoded = prose(text);
      if (encoded === "") return;
      const read = await readFormatted(encoded);
      expect(outlineMarkdown(read)).toBe("root(paragraph(text))");
      expect(showVisible(showText(read))).toBe(showVisible(text));
    });
  });

  it("address nobody", async () => {
    for (const text of ["@user", "a@example.com", "(@user-name)", "see @_x"]) {
      expect(showText(await readFormatted(prose(text)))).not.toMatch(/@[\w-]/u);
    }
  });

  it.each([
    "Keeps the session alive; the server's answer (an addition) isn't new.",
    'Ed25519 over sessionId "." challenge, 100 % of it: a/b, a-b, a_b, e.g. 1.5 < 2 & more!',
    "Ünïcödé, 漢字 and 👨‍👩‍👧‍👦.",
  ])("stand as they are where they are plain: %s", (text) => {
    expect(prose(text)).toBe(text);
  });
});

describe("a name of a spec", { timeout: 120_000 }, () => {
  it("is code and nothing else, from which it can be told exactly", async () => {
    await tryTexts(async (text) => {
      if (text === "") return;
      const encoded = inlineCode(text);
      const read = await readFormatted(words`so ${encoded} it is`);
      expect(outlineMarkdown(read)).toBe("root(paragraph(text inlineCode text))");
      expect(readEscapes(showText(read).slice("so ".length, -" it is".length))).toBe(text);
    });
  });

  it("stays in its cell of a table, beside words", async () => {
    await tryTexts(async (text) => {
      if (text === "" || prose(text) === "") return;
      const table = viewTable(
        [text, "plain"],
        [
          [words`Name`, inlineCode],
          [words`Meaning`, prose],
        ],
      );
      const read = await readFormatted(renderMarkdown("table", table));
      const [rows = []] = readTables(read);
      expect(rows).toHaveLength(3);
      expect(rows.map((cells) => cells.length)).toEqual([2, 2, 2]);
      expect(readEscapes(rows[1]?.[0] ?? "")).toBe(text);
      expect(showVisible(rows[1]?.[1] ?? "")).toBe(showVisible(text));
    });
  });
});

describe("a comment of Markdown", { timeout: 120_000 }, () => {
  it("is not ended by what stands in it", async () => {
    await tryTexts(async (text) => {
      const read = await readFormatted(words`<!-- of ${markdownComment(text)} -->\n\nplain`);
      expect(outlineMarkdown(read)).toBe("root(html paragraph(text))");
      // What follows the end of a comment in its line is still told as a part of it, and shown.
      expect(read.children?.[0]?.value).toMatch(/^<!--(?:(?!--).)*-->$/u);
    });
  });
});

describe("a block of code", { timeout: 120_000 }, () => {
  it("is not ended by what stands in it", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom("```", "````", "~~~", " ```", "a", "")), async (lines) => {
        const read = await readFormatted(words`${codeBlock("mermaid", ["stateDiagram-v2", ...lines])}\n\nplain`);
        expect(outlineMarkdown(read)).toBe("root(codemermaid paragraph(text))");
        expect(listParts(read).find(({ type }) => type === "code")?.value).toBe(
          ["stateDiagram-v2", ...lines].join("\n"),
        );
      }),
    );
  });
});

describe("a table", () => {
  const rows = [{ a: words`1`, b: words``, c: words`` }];
  it("has no column that says nothing, but for the first", () => {
    const table = viewTable(rows, [
      [words`B`, ({ b }) => b],
      [words`A`, ({ a }) => a],
      [words`C`, ({ c }) => c],
    ]);
    expect(readTables(readMarkdown(renderMarkdown("table", table)))).toEqual([
      [
        ["B", "A"],
        ["", "1"],
      ],
    ]);
  });

  it("is none without rows", () => {
    expect(viewTable([], [[words`A`, () => words`1`]])).toBeNull();
  });
});
