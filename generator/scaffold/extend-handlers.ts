import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { AskedHandler, AskedRole } from "./asked-role.js";
import { compareHandlers } from "./compare-handlers.js";
import { findHandlersObjects } from "./find-handlers-objects.js";
import { describeNoObject, describeSeveralObjects, describeSyntaxFault } from "./handlers-findings.js";
import { insert, listInsertions, type Insertion } from "./list-insertions.js";
import { findSyntaxFaults, parseTypeScript } from "./parse-typescript.js";
import { writeStubs } from "./write-stubs.js";

/** A file as it stands; `path` is how it is shown to the user, and tells TypeScript from TSX. */
export interface HandlersFile {
  readonly path: string;
  readonly text: string;
}

/** What a file needs: the stubs by where they go, and what a person has to look at. An error means that nothing is added. */
export interface Extension {
  readonly added: readonly AskedHandler[];
  readonly insertions: readonly Insertion[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Finds the handlers that a file lacks, and what adds stubs of them to it and changes nothing else. */
export async function extendHandlers(file: HandlersFile, asked: AskedRole): Promise<Extension> {
  const { missing, object, diagnostics } = findMissing(file, asked);
  if (object === null || missing.length === 0) return { added: [], insertions: [], diagnostics };
  const insertions = listInsertions(object, await writeStubs(missing));
  requireComplete({ ...file, text: insert(file.text, insertions) }, asked);
  return { added: missing, insertions, diagnostics };
}

interface Missing extends Pick<Extension, "diagnostics"> {
  readonly missing: readonly AskedHandler[];
  readonly object: ReturnType<typeof findHandlersObjects>["objects"][number] | null;
}

function findMissing({ path, text }: HandlersFile, asked: AskedRole): Missing {
  const source = parseTypeScript(path, text);
  const faults = findSyntaxFaults(path, text).map((fault) => describeSyntaxFault(fault, source));
  if (faults.length > 0) return refuse(...faults);
  const found = findHandlersObjects(source, asked);
  const [object, second, ...others] = found.objects;
  if (object === undefined) return refuse(describeNoObject(found, source, asked));
  if (second !== undefined) return refuse(describeSeveralObjects([object, second, ...others], asked));
  return { ...compareHandlers(object, asked), object };
}

function refuse(...diagnostics: readonly Diagnostic[]): Missing {
  return { missing: [], object: null, diagnostics };
}

// What would be written is read once more, since it is the user's own work that a fault here would spoil.
function requireComplete(file: HandlersFile, asked: AskedRole): void {
  const { object, missing } = findMissing(file, asked);
  if (object === null || missing.length > 0) throw new Error(`stubs do not fit into ${file.path}`);
}
