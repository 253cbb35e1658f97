import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import Handlebars from "handlebars";

import type { Code } from "../encode/code.js";
import { comment } from "../encode/comment.js";
import { identifier } from "../encode/identifier.js";
import { literal } from "../encode/literal.js";
import { SpecText } from "../encode/spec-text.js";

/** What a template is given: text of the spec, code that was encoded already, and the shape around them. */
export type View = SpecText | Code | boolean | null | readonly View[] | { readonly [name: string]: View };

const folder = fileURLToPath(new URL("../../../templates/", import.meta.url));
const options = { strict: true, noEscape: true, knownHelpersOnly: true };
let templates: ReadonlyMap<string, Handlebars.TemplateDelegate> | null = null;

/** Gives what a template, named by its path below `templates/` without the ending, makes of a view. */
export function render(name: string, view: View): Code {
  templates ??= loadTemplates();
  const template = templates.get(name);
  if (template === undefined) throw new Error(`there is no template "${name}"`);
  return template(view).trim() as Code;
}

function loadTemplates(): ReadonlyMap<string, Handlebars.TemplateDelegate> {
  const engine = Handlebars.create();
  engine.registerHelper("literal", (text: SpecText) => literal(SpecText.read(text)));
  engine.registerHelper("comment", (text: SpecText) => comment(SpecText.read(text)));
  engine.registerHelper("identifier", (name: string) => identifier(name));
  const knownHelpers = { literal: true, comment: true, identifier: true };
  const compiled = listTemplates().map((name) => {
    const source = readFileSync(`${folder}${name}.hbs`, "utf8");
    return [name, engine.compile(source, { ...options, knownHelpers })] as const;
  });
  for (const [name, template] of compiled) engine.registerPartial(name, template);
  return new Map(compiled);
}

function listTemplates(): readonly string[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".hbs"));
  return files.map((file) => file.slice(0, -".hbs".length).replaceAll("\\", "/")).sort();
}
