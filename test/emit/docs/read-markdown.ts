import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";

/** A part of a document: what kind it is, what is in it, what it says. */
export interface MarkdownPart {
  readonly type: string;
  readonly children?: readonly MarkdownPart[];
  readonly value?: string;
  readonly depth?: number;
  readonly lang?: string | null | undefined;
}

/**
 * Reads Markdown as GitHub does. Its links are those of the text as written: what the library would find besides, in the
 * text as it is shown, GitHub only looks for where it has an `@`.
 */
export function readMarkdown(text: string): MarkdownPart {
  const mdastExtensions = gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] }));
  return fromMarkdown(text, { extensions: [gfm()], mdastExtensions });
}

/** Gives a part and all that is in it, in the order of the text. */
export function listParts(part: MarkdownPart): readonly MarkdownPart[] {
  return [part, ...(part.children ?? []).flatMap(listParts)];
}

/** Gives what a part shows, without its marks. */
export function showText(part: MarkdownPart): string {
  return part.value ?? (part.children ?? []).map(showText).join("");
}

/** Gives the kinds of a document's parts as they nest, without what they say. */
export function outlineMarkdown({ type, depth, lang, children }: MarkdownPart): string {
  const inner = children === undefined ? "" : `(${children.map(outlineMarkdown).join(" ")})`;
  return `${type}${String(depth ?? "")}${lang ?? ""}${inner}`;
}

/** Gives the tables of a document, by rows of what their cells show. */
export function readTables(part: MarkdownPart): readonly (readonly (readonly string[])[])[] {
  const tables = listParts(part).filter(({ type }) => type === "table");
  return tables.map(({ children = [] }) => children.map(({ children: cells = [] }) => cells.map(showText)));
}
