import type { Protocol } from "../../../model/protocol.js";
import { inlineCode, prose, type Markdown } from "../../encode/markdown.js";
import type { MarkdownView } from "../../template/render.js";
import { viewMessages } from "./messages.js";
import { describe, name } from "./phrases.js";
import { viewRole } from "./role.js";
import { describeWire } from "./wire.js";

/** What a README is made of besides its protocol: its first lines, and the spec's path as they name it. */
export interface ReadmeContext {
  readonly preamble: Markdown;
  readonly spec: string;
}

/** Gives what `templates/docs/readme.hbs` is given. */
export function viewReadme(protocol: Protocol, { preamble, spec }: ReadmeContext): MarkdownView {
  return {
    preamble,
    title: prose(protocol.title ?? "") || name(protocol.name),
    description: describe(protocol),
    protocol: name(protocol.name),
    spec: inlineCode(spec),
    source: protocol.source === null ? null : inlineCode(protocol.source),
    wire: describeWire(protocol),
    messages: protocol.messages.length === 0 ? null : viewMessages(protocol),
    roles: [viewRole(protocol, "server"), viewRole(protocol, "client")],
  };
}
