import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { EmittedFile } from "../emit/emitted-file.js";
import { specifyModule, type ImportExtension } from "../emit/structure/import-sources.js";
import type { RoleName } from "../model/chart.js";
import type { AskedHandler } from "./asked-role.js";
import { draftHandlersFile } from "./draft-handlers-file.js";
import { extendHandlers, type HandlersFile } from "./extend-handlers.js";
import { insert } from "./list-insertions.js";
import { readAskedRole } from "./read-asked-role.js";

/** What handlers are scaffolded from. */
export interface ScaffoldSource {
  /** The emitted files of a protocol; none of the other role is needed. */
  readonly files: readonly EmittedFile[];
  /** The protocol's name, which its folder has too. */
  readonly protocol: string;
  readonly role: RoleName;
  /** The spec, as a new file names it to its reader. */
  readonly spec: string;
  /** The way from the handlers file to the protocol's folder, as an import has it. */
  readonly folder: string;
  readonly importExtension: ImportExtension;
  /** The user's file as it stands; null where there is none. */
  readonly file: HandlersFile | null;
}

/** What is to become of a handlers file; `text` is what it is to hold, and null where it stays as it is. */
export interface Scaffolded {
  readonly text: string | null;
  /** How many handlers the role asks for. */
  readonly asked: number;
  /** The handlers that are there as stubs then, and were not before. */
  readonly added: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Writes a handlers file in memory, or adds what one lacks. Nothing is to be written where an error is found in it. */
export async function scaffoldHandlers(request: ScaffoldSource): Promise<Scaffolded> {
  const { files, file } = request;
  const role = readAskedRole(files, request);
  if (role === null) return { text: null, asked: 0, added: [], diagnostics: [] };
  const asked = role.handlers.length;
  if (file === null) {
    const text = await draftHandlersFile(role, { ...request, module: findModule(request) });
    return { text, asked, added: listNames(role.handlers), diagnostics: [] };
  }
  const { added, insertions, diagnostics } = await extendHandlers(file, role);
  const text = insertions.length === 0 ? null : insert(file.text, insertions);
  return { text, asked, added: listNames(added), diagnostics };
}

function findModule({ folder, role, importExtension }: ScaffoldSource): string {
  return specifyModule(`${folder}/${role}`, importExtension);
}

function listNames(handlers: readonly AskedHandler[]): readonly string[] {
  return handlers.map(({ name }) => name);
}
