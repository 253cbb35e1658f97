import { comment } from "./comment.js";

declare const markdown: unique symbol;

/** A piece of emitted Markdown. Only the encoders and {@link words} make one, so that no text of a spec passes for Markdown. */
export type Markdown = string & { readonly [markdown]: true };

/** Gives Markdown from a template whose text is ours and whose values are Markdown already. */
export function words(parts: TemplateStringsArray, ...values: readonly Markdown[]): Markdown {
  return String.raw({ raw: parts }, ...values) as Markdown;
}

/** Joins pieces of Markdown with a separator of ours. */
export function joinMarkdown(pieces: readonly Markdown[], separator: Markdown): Markdown {
  return pieces.join(separator) as Markdown;
}

/** What no text of one line shows: controls, separators of lines, characters that reorder it; joiners make letters and emoji. */
const unprintable = /(?![\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;

/**
 * What CommonMark, GitHub's tables, strikethrough, formulas and links, or Prettier's templates of other languages could
 * take for syntax: anywhere, or where a paragraph begins. All else of ASCII is plain where it stands.
 */
const syntax = [
  /[*`~[\]\\|{}$]/u,
  /(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/u,
  /&(?=[#\p{L}\p{N}])|<(?=[^ =])/u,
  /:(?=[^ ])|(?<=www)\./iu,
  /^[-+=#>]|(?<=^\d+)[.)]/u,
];
const risky = new RegExp(syntax.map(({ source }) => `(?:${source})`).join("|"), "giu");

/** What GitHub, which looks at what is shown, makes a link to a user or a mail address. */
const mention = /@(?=[\p{L}\p{N}_-])/gu;

/** Gives text of a spec as one line, without any meaning to Markdown. A mention of a user is broken by a blank. */
export function prose(text: string): Markdown {
  const line = text.replace(unprintable, " ").replace(/\s+/gu, " ").trim().replace(mention, "@ ");
  return line.replace(risky, refer) as Markdown;
}

/**
 * Gives a name of a spec as code. A character that code cannot hold, or that nobody would see, is `\u{…}`; whoever puts
 * it into a table hides `|` as {@link tableCell} does.
 */
export function inlineCode(text: string): Markdown {
  return `\`${text.replace(invisible, escapePoint)}\`` as Markdown;
}

/** Blanks at the ends and in rows are among it: Markdown and browsers make one or none of them. */
const invisible = new RegExp(`${unprintable.source}|[\`\\\\]|[^\\S ]|^ | $|(?<= ) `, "gu");

/** Gives Markdown as a cell of a table, which ends at a `|`. */
export function tableCell(content: Markdown): Markdown {
  return content.replaceAll("|", "\\|") as Markdown;
}

/** Gives lines as a block of code in a language of ours; no row of backticks in them ends it. */
export function codeBlock(language: "mermaid", lines: readonly string[]): Markdown {
  const longest = Math.max(2, ...lines.flatMap((line) => line.match(/`+/gu) ?? []).map(({ length }) => length));
  const fence = "`".repeat(longest + 1);
  return [`${fence}${language}`, ...lines, fence].join("\n") as Markdown;
}

/** Gives text of a spec or a config as a part of a comment, which it does not end. */
export function markdownComment(text: string): Markdown {
  return comment(text).replace(/-(?=-)/gu, "- ") as Markdown;
}

function refer(character: string): string {
  return `&#${character.codePointAt(0) ?? 0};`;
}

function escapePoint(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
