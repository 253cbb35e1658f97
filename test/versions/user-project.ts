import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import type { EmitOptions } from "../../generator/index.js";
import { emitShipped } from "./emit-shipped.js";
import { packages } from "./fixture.js";

const program = readFileSync("test/versions/programs/shake-hands.ts", "utf8");
const overSockets = readFileSync("test/versions/programs/shake-hands-over-sockets.ts", "utf8");

/** The project of somebody who uses emitted code: `generated/`, and programs that import from there. */
export interface UserProject {
  readonly folder: string;
  /** The text of `program.ts`. */
  readonly program: string;
  readonly write: (path: string, text: string) => void;
  readonly remove: () => void;
}

/** Makes a user's project in a folder of its own; hosts for WebSockets find the package `ws` there. */
export async function makeUserProject(importExtension: EmitOptions["importExtension"]): Promise<UserProject> {
  const files = await emitShipped(importExtension);
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "chartwright-versions-")));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const text = adaptImports(program, importExtension);
  for (const { path, content } of files) write(`generated/${path}`, content);
  write("package.json", '{ "type": "module" }\n');
  write("program.ts", text);
  write("over-sockets.ts", adaptImports(overSockets, importExtension));
  symlinkSync(packages, join(folder, "node_modules"));
  const remove = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  return { folder, program: text, write, remove };
}

function adaptImports(text: string, extension: EmitOptions["importExtension"]): string {
  const end = extension === "none" ? "" : `.${extension}`;
  return text.replaceAll(/"(?:\.\.\/)+generated\/(\S+)\.js"/gu, `"./generated/$1${end}"`);
}
