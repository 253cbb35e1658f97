import type { Protocol } from "../model/protocol.js";
import type { EmitOptions } from "./emit-options.js";
import type { EmittedFile } from "./emitted-file.js";
import { formatMarkdown } from "./format-markdown.js";
import { writeMarkdownPreamble } from "./preamble.js";
import { renderMarkdown } from "./template/render.js";
import { viewReadme } from "./view/docs/readme.js";

/** Emits the page that tells people of a protocol: its messages, and the charts of both roles. */
export async function emitReadme(
  protocol: Protocol,
  { headerPath, header }: Pick<EmitOptions, "headerPath" | "header">,
): Promise<EmittedFile> {
  const spec = headerPath(protocol.file);
  const view = viewReadme(protocol, { preamble: writeMarkdownPreamble(spec, header), spec });
  const content = await formatMarkdown(renderMarkdown("readme", view));
  return { path: `${protocol.name.text}/README.md`, content, spec: protocol.file };
}
