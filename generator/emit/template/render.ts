import type { TemplateDelegate } from "handlebars";

import type { Code } from "../encode/code.js";
import { comment } from "../encode/comment.js";
import { identifier } from "../encode/identifier.js";
import { literal } from "../encode/literal.js";
import type { Markdown } from "../encode/markdown.js";
import { SpecText } from "../encode/spec-text.js";
import { engine, loadTemplates } from "./templates.js";

/** What a template is given: text of the spec, code that was encoded already, and the shape around them. */
export type View = ViewIn<Code>;

/** The same for a template of Markdown: what of a spec it is given was encoded already. */
export type MarkdownView = ViewIn<Markdown>;

type ViewIn<Text> =
  SpecText | Text | boolean | null | readonly ViewIn<Text>[] | { readonly [name: string]: ViewIn<Text> };

let templates: ReadonlyMap<string, TemplateDelegate> | null = null;

/** Gives what a template, named by its path below `templates/` without the ending, makes of a view. */
export function render(name: string, view: View): Code {
  return fill(name, view) as Code;
}

/** Gives what a template of Markdown, one of `templates/docs/`, makes of a view. */
export function renderMarkdown(name: string, view: MarkdownView): Markdown {
  return fill(`docs/${name}`, view) as Markdown;
}

function fill(name: string, view: View | MarkdownView): string {
  templates ??= prepareTemplates();
  const template = templates.get(name);
  if (template === undefined) throw new Error(`there is no template "${name}"`);
  return template(view).trim();
}

function prepareTemplates(): ReadonlyMap<string, TemplateDelegate> {
  engine.registerHelper("literal", (text: SpecText) => literal(SpecText.read(text)));
  engine.registerHelper("comment", (text: SpecText) => comment(SpecText.read(text)));
  engine.registerHelper("identifier", (name: string) => identifier(name));
  const loaded = loadTemplates();
  for (const [name, template] of loaded) engine.registerPartial(name, template);
  return loaded;
}
