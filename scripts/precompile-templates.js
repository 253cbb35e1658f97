import { readFileSync } from "node:fs";
import Handlebars from "handlebars";
import { listTemplates, templateOptions } from "../dist/emit/template/templates.js";

/** An esbuild plugin that puts compiled templates in the place of `generator/emit/template/templates.ts`, which reads them. */
export const precompiledTemplates = {
  name: "precompiled-templates",
  setup(build) {
    build.onLoad({ filter: /[/\\]emit[/\\]template[/\\]templates\.js$/ }, () => ({
      contents: precompile(),
      resolveDir: ".",
    }));
  },
};

function precompile() {
  const entries = listTemplates("templates").map((name) => {
    const source = readFileSync(`templates/${name}.hbs`, "utf8");
    return `[${JSON.stringify(name)}, ${Handlebars.precompile(source, templateOptions)}]`;
  });
  return `import Handlebars from "handlebars/runtime.js";
export const engine = Handlebars.create();
const compiled = [${entries.join(",\n")}];
export function loadTemplates() {
  return new Map(compiled.map(([name, template]) => [name, engine.template(template)]));
}
`;
}
