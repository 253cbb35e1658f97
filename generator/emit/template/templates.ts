import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import Handlebars from "handlebars";

import { findShipped } from "../../shipped/find-shipped.js";

// What is shipped has another module in the place of this one: with the same exports, and the templates compiled into it, so
// that emitting reads no file. `scripts/precompile-templates.js` writes it, by the same options.

/** How templates are compiled. */
export const templateOptions = {
  strict: true,
  noEscape: true,
  knownHelpersOnly: true,
  knownHelpers: { literal: true, comment: true, identifier: true },
};

/** What templates run in: it knows their helpers and partials. */
export const engine: typeof Handlebars = Handlebars.create();

/** Gives all templates by their path below `templates/` without the ending. */
export function loadTemplates(): ReadonlyMap<string, Handlebars.TemplateDelegate> {
  const folder = findShipped("templates");
  return new Map(
    listTemplates(folder).map((name) => {
      const source = readFileSync(join(folder, `${name}.hbs`), "utf8");
      return [name, engine.compile(source, templateOptions)];
    }),
  );
}

/** Gives the names of the templates in a folder, in order. */
export function listTemplates(folder: string): readonly string[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".hbs"));
  return files.map((file) => file.slice(0, -".hbs".length).replaceAll("\\", "/")).sort();
}
