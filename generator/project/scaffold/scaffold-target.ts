import { InputError } from "../../faults/input-error.js";
import type { RoleName } from "../../index.js";
import type { CheckedProject } from "../check-project.js";
import type { TargetSpecs } from "../select-specs.js";

/** The role whose handlers are written, and the target that emits it. */
export interface ScaffoldTarget extends TargetSpecs {
  readonly role: RoleName;
}

/**
 * Chooses the target that emits a role of the one spec that was read; where no role is asked for, the server's if it is
 * emitted. Throws `InputError` where none emits it, or several do and not into the same folder.
 */
export function chooseScaffoldTarget({ targets, loaded }: CheckedProject, asked: RoleName | undefined): ScaffoldTarget {
  const role = asked ?? (targets.some(({ target }) => target.emit.includes("server")) ? "server" : "client");
  const [first, ...others] = targets.filter(({ target }) => target.emit.includes(role));
  const spec = loaded.files.join(", ");
  if (first === undefined) throw new InputError(`No target emits the ${role} of ${spec}: add it to \`emit\` of one.`);
  if (others.every(({ target }) => target.out === first.target.out)) return { ...first, role };
  throw new InputError(
    `Several targets emit the ${role} of ${spec}: choose the one to import from with --target or --out.`,
  );
}
