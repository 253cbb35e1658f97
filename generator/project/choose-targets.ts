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

/**
 * What the flags of `generate` say of targets; undefined where a flag was not given. `target` names some of them, in any
 * order; `out` is relative to `cwd`.
 */
export interface TargetFlags {
  readonly cwd: string;
  readonly target: readonly string[] | undefined;
  readonly out: string | undefined;
  readonly emit: string | undefined;
  readonly importExtension: ImportExtension | undefined;
}

/** Gives the targets that a run emits, as the config has them and the flags override them; `out` is absolute. */
export function chooseTargets({ config, folder }: Project, flags: TargetFlags): readonly Target[] {
  for (const name of flags.target ?? []) refuseEmpty("--target", name);
  refuseEmpty("--out", flags.out);
  refuseEmpty("--emit", flags.emit);
  const named = selectNamed(config.targets, flags.target);
  if (flags.out !== undefined && named.length > 1) {
    throw new InputError("--out needs one --target: the config has several targets.");
  }
  const emit = flags.emit === undefined ? undefined : parseEmit(flags.emit);
  return named.map((target) => ({
    ...target,
    out: flags.out === undefined ? resolve(folder, target.out) : resolve(flags.cwd, flags.out),
    emit: emit ?? target.emit,
    importExtension: flags.importExtension ?? target.importExtension,
  }));
}

/** Throws where a flag is given without a value: mostly a variable of the shell that was not set. */
export function refuseEmpty(flag: string, value: string | undefined): void {
  if (value?.trim() === "") throw new InputError(`${flag} is empty: it needs a value.`);
}

function selectNamed(targets: readonly Target[], wanted: readonly string[] | undefined): readonly Target[] {
  if (wanted === undefined) return targets;
  const names = targets.map(({ name }) => name).filter((name) => name !== null);
  const unknown = wanted.find((name) => !names.includes(name));
  if (unknown === undefined) return targets.filter(({ name }) => name !== null && wanted.includes(name));
  const nearest = findNearestName(unknown, names);
  const offer = nearest === null ? "" : ` Did you mean "${nearest}"?`;
  throw new InputError(`The config has no target "${unknown}".${offer}`);
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
