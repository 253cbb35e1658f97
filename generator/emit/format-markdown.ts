import * as markdown from "prettier/plugins/markdown";
import { format } from "prettier/standalone";

import type { Markdown } from "./encode/markdown.js";

/** Gives Markdown as Prettier's default style writes it. */
export async function formatMarkdown(text: Markdown): Promise<string> {
  return format(text, { parser: "markdown", plugins: [markdown] });
}
