import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import { isHost } from "../../config/emit-kind.js";
import { readInput } from "../../faults/read-input.js";
import { showPath, toSlashes } from "../../faults/show-path.js";
import { scaffoldHandlers, type EmittedFile, type RoleName, type Scaffolded } from "../../index.js";
import type { Protocol } from "../../model/protocol.js";
import { judgeFindings } from "../../report/judge-findings.js";
import { startReport, type Report } from "../../report/report.js";
import type { CheckedProject } from "../check-project.js";
import { emitTarget, type EmittedTarget } from "../emit-target.js";
import { readUserFile, writeUserFile, type UserFile } from "./scaffold-file.js";
import { chooseScaffoldPath, findImportFolder } from "./scaffold-path.js";
import { describeScaffold, type ScaffoldOutcome } from "./scaffold-report.js";
import { chooseScaffoldTarget, type ScaffoldTarget } from "./scaffold-target.js";

/** Whose handlers are wanted, where, and what is done with them; undefined where that was not said. */
export interface ScaffoldWishes {
  readonly cwd: string;
  readonly role: RoleName | undefined;
  readonly output: string | undefined;
  readonly dryRun: boolean;
  readonly diff: boolean;
  readonly maxWarnings: number | null;
}

/** A role, and the file that its handlers are in or go to. */
interface Scaffolding {
  readonly checked: CheckedProject;
  readonly chosen: ScaffoldTarget;
  readonly protocol: string;
  /** The file as it is shown, and as it was read. */
  readonly shown: string;
  readonly file: UserFile;
}

/** Writes the handlers of a role of a protocol in which `check` finds no error, or adds those that are missing. */
export async function scaffoldRole(
  checked: CheckedProject,
  { name: { text: protocol } }: Protocol,
  wishes: ScaffoldWishes,
): Promise<Report> {
  const chosen = chooseScaffoldTarget(checked, wishes.role);
  const { out } = chosen.target;
  const place = { ...wishes, name: `${protocol}.${chosen.role}.ts`, out, emitted: join(out, protocol) };
  const path = chooseScaffoldPath(checked.project, place);
  const work = { checked, chosen, protocol, shown: showPath(path), file: readUserFile(path, checked.project) };
  const { files, diagnostics } = await emitRole(work);
  const { files: specs, sources } = checked.loaded;
  const report = { ...startReport("scaffold"), specs, sources, diagnostics };
  return diagnostics.length > 0 ? report : await scaffoldEmitted(work, files, { report, wishes });
}

// A target may emit more than is needed here: hosts say by which functions a user hands the handlers over.
async function emitRole({ checked, chosen }: Scaffolding): Promise<EmittedTarget> {
  const { role, specs, target } = chosen;
  const emit = target.emit.filter((kind) => kind === role || isHost(kind));
  return await emitTarget(checked, { specs, target: { ...target, emit } });
}

async function scaffoldEmitted(
  { checked, chosen, protocol, shown, file }: Scaffolding,
  files: readonly EmittedFile[],
  { report, wishes }: { readonly report: Report; readonly wishes: ScaffoldWishes },
): Promise<Report> {
  const { role, target } = chosen;
  const before = file.text === "" ? null : file.text; // What is empty is nobody's work.
  const scaffolded = await scaffoldHandlers({
    files,
    protocol,
    role,
    spec: chosen.specs.map((spec) => toSlashes(relative(checked.project.folder, spec))).join(", "),
    folder: findImportFolder(file.path, join(target.out, protocol)),
    importExtension: target.importExtension,
    file: before === null ? null : { path: shown, text: before },
  });
  const isWritten = isToWrite(scaffolded, wishes);
  if (isWritten) writeUserFile(file, scaffolded.text, checked.project);
  const emitted = findEmitted(files, `${protocol}/${role}.ts`, target.out);
  return {
    ...report,
    diagnostics: scaffolded.diagnostics,
    sources: new Map([[shown, (before ?? "").replace(/^\uFEFF/u, "")]]),
    body: describeScaffold({ role, file: shown, before, ...emitted, scaffolded, isWritten, diff: wishes.diff }),
  };
}

function findEmitted(
  files: readonly EmittedFile[],
  name: string,
  folder: string,
): Pick<ScaffoldOutcome, "module" | "isStale"> {
  const path = join(folder, name);
  const wanted = files.find((file) => file.path === name)?.content;
  const found = existsSync(path) ? Buffer.from(readInput(path)).toString("utf8") : null;
  return { module: showPath(path), isStale: found?.replaceAll("\r\n", "\n") !== wanted };
}

function isToWrite(
  scaffolded: Scaffolded,
  { dryRun, maxWarnings }: ScaffoldWishes,
): scaffolded is Scaffolded & { readonly text: string } {
  return scaffolded.text !== null && !dryRun && judgeFindings(scaffolded.diagnostics, maxWarnings) === 0;
}
