import { resolve } from "node:path";
import type { ImportExtension, Target } from "../config/config.js";
import {
  describeRolelessList,
  describeUnknownKind,
  emitKinds,
  isEmitKind,
  type EmitKind,
} from "../config/emit-kind.js";
import { findNearestName } from "../diagnostics/nearest-name.js";
import { InputError } from "../faults/input-error.js";
import type { Project } from "./project.js";

/** What the flags of `generate` say of targets; undefined where a flag was not given. `out` is relative to `cwd`. */
export interface TargetFlags {
  readonly cwd: string;
  readonly target: string | undefined;
  readonly out: string | undefined;
  readonly emit: string | undefined;
  readonly importExtension: ImportExtension | undefined;
}

/** Gives the targets that a run emits, as the config has them and the flags override them; `out` is absolute. */
export function chooseTargets({ config, folder }: Project, flags: TargetFlags): readonly Target[] {
  refuseEmpty({ "--target": flags.target, "--out": flags.out, "--emit": flags.emit });
  const named = selectNamed(config.targets, flags.target);
  if (flags.out !== undefined && named.length > 1) {
    throw new InputError("--out needs --target: the config has several targets.");
  }
  const emit = flags.emit === undefined ? undefined : parseEmit(flags.emit);
  return named.map((target) => ({
    ...target,
    out: flags.out === undefined ? resolve(folder, target.out) : resolve(flags.cwd, flags.out),
    emit: emit ?? target.emit,
    importExtension: flags.importExtension ?? target.importExtension,
  }));
}

/** An empty word is mostly a variable of the shell that was not set, and never a folder to write to. */
function refuseEmpty(flags: Readonly<Record<string, string | undefined>>): void {
  const empty = Object.entries(flags).find(([, word]) => word?.trim() === "");
  if (empty !== undefined) throw new InputError(`${empty[0]} is empty: it needs a value.`);
}

function selectNamed(targets: readonly Target[], name: string | undefined): readonly Target[] {
  if (name === undefined) return targets;
  const found = targets.filter((target) => target.name === name);
  if (found.length > 0) return found;
  const names = targets.map((target) => target.name).filter((known) => known !== null);
  const nearest = findNearestName(name, names);
  throw new InputError(`The config has no target "${name}".${nearest === null ? "" : ` Did you mean "${nearest}"?`}`);
}

function parseEmit(list: string): readonly EmitKind[] {
  const asked = list.split(",").map((kind) => kind.trim());
  const unknown = asked.find((kind) => !isEmitKind(kind));
  if (unknown !== undefined) throw new InputError(`--emit: ${describeUnknownKind(unknown)}`);
  const kinds = emitKinds.filter((kind) => asked.includes(kind));
  const roleless = describeRolelessList(kinds);
  if (roleless !== null) throw new InputError(`--emit: ${roleless}`);
  return kinds;
}
