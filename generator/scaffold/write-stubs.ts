import { ts, joinCode, type Code } from "../emit/encode/code.js";
import { identifier } from "../emit/encode/identifier.js";
import { SpecText } from "../emit/encode/spec-text.js";
import { formatTypeScript } from "../emit/format.js";
import { render, type View } from "../emit/template/render.js";
import type { AskedHandler, AskedParameter } from "./asked-role.js";

/** How far Prettier indents by default. */
const step = "  ";

/** Gives an object literal in which each handler is a stub that throws. */
export function writeObject(handlers: readonly AskedHandler[]): Code {
  return render("scaffold/handlers", { stubs: handlers.map(viewStub) });
}

/** Gives the lines of stubs that throw, each behind its depth, ready to stand in an object literal of any indentation. */
export async function writeStubs(handlers: readonly AskedHandler[]): Promise<readonly StubLine[]> {
  const formatted = await formatTypeScript(ts`const handlers = ${writeObject(handlers)};`);
  const lines = formatted.trimEnd().split("\n").slice(1, -1);
  return lines.map((line) => {
    const text = line.trimStart();
    return { depth: (line.length - text.length) / step.length - 1, text };
  });
}

/** A line of code without its indentation; a member of the object has the depth 0. */
export interface StubLine {
  readonly depth: number;
  readonly text: string;
}

function viewStub({ name, doc, parameters }: AskedHandler): View {
  const shown = parameters.findLast(({ given }) => given !== "never") ?? parameters[0];
  const used = shown === undefined ? 0 : parameters.indexOf(shown) + 1;
  return {
    name: identifier(name),
    doc: new SpecText(doc),
    parameters: joinCode(parameters.slice(0, used).map(nameParameter), ts`, `, ts``),
    shown: shown === undefined ? ts`"called"` : showSubject(shown),
  };
}

/** Only the last one is used by a stub: compilers and linters take the underscore of the others for "not used". */
function nameParameter({ name }: AskedParameter, position: number, used: readonly AskedParameter[]): Code {
  return identifier(position === used.length - 1 ? name : `_${name}`);
}

function showSubject({ name, given }: AskedParameter): Code {
  const subject = identifier(name);
  if (name === "session") return ts`${subject}.state`;
  return given === "sometimes" ? ts`${subject}?.type ?? "start"` : ts`${subject}.type`;
}
