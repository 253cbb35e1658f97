import type { Name } from "../../../model/name.js";
import { inlineCode, joinMarkdown, prose, words, type Markdown } from "../../encode/markdown.js";

/** Gives what an author says of a thing, as a cell or a sentence; nothing where nothing is said. */
export function describe({ description }: { readonly description: string | null }): Markdown {
  return description === null ? words`` : prose(description);
}

/** Gives a name as code. */
export function name({ text }: Name): Markdown {
  return inlineCode(text);
}

/** Gives names, or what else is listed, as a sentence has them: A; A and B; A, B and C. */
export function list(items: readonly Markdown[], word: "and" | "or"): Markdown {
  const last = items.at(-1) ?? words``;
  if (items.length < 2) return last;
  const others = joinMarkdown(items.slice(0, -1), words`, `);
  return word === "and" ? words`${others} and ${last}` : words`${others} or ${last}`;
}

/** Joins sentences, and leaves out those that are empty. */
export function sentences(parts: readonly Markdown[]): Markdown {
  return joinMarkdown(
    parts.filter((part) => part !== ""),
    words` `,
  );
}
