import { isCertain, type Candidate } from "../../facts/answers.js";
import { hasTerminate, listSteps } from "../../facts/steps.js";
import type { State } from "../../model/state.js";
import { ts, type Code } from "../encode/code.js";
import { comment } from "../encode/comment.js";
import type { RoleScope } from "../role-scope.js";
import { render, type View } from "../template/render.js";
import { viewSteps, type Place } from "./statements.js";

/** Gives the code that tries candidates in order; `none` is what follows where no guard holds. */
export function renderBranches(candidates: readonly Candidate[], state: State, options: BranchOptions): Branches {
  const { place, none } = options;
  const goesOn = (at: number): boolean => at < candidates.length - 1 || none !== null;
  const branches = candidates.map((candidate, at) => ({ ...viewBranch(candidate, state, place), goesOn: goesOn(at) }));
  const isOnly = describeOnly(candidates, state, place.scope) !== null;
  const code = render("role/branches", { branches, isOnly, none: isCertain(candidates) ? null : none });
  return { code, isBlock: branches.some(({ isBlock, guard }) => isBlock && guard === null) };
}

/** The code of branches, and whether it declares names, so that it needs a block of its own. */
export interface Branches {
  readonly code: Code;
  readonly isBlock: boolean;
}

/** Where the branches stand, and what is written behind them. */
export interface BranchOptions {
  readonly place: Place;
  readonly none: Code | null;
}

/** Gives what the only candidate does in a few words, such as `CONNECTED -> HANDSHAKE`; null where guards decide. */
export function describeOnly(candidates: readonly Candidate[], state: State, scope: RoleScope): Code | null {
  const [only, ...others] = candidates;
  return only?.transition.guard !== null || others.length > 0 ? null : describe(only, state, scope);
}

function describe(candidate: Candidate, state: State, { index }: RoleScope): Code {
  const { target, actions } = candidate.transition;
  const changes = listSteps(index, state, candidate).some(({ kind }) => kind === "change");
  if (hasTerminate(actions) || (target !== null && !changes)) return comment(`ends in ${state.name.text}`);
  return comment(target === null ? `stays in ${state.name.text}` : `${state.name.text} -> ${target.text}`);
}

function viewBranch(candidate: Candidate, state: State, place: Place): BranchView {
  const { guard } = candidate.transition;
  const steps = listSteps(place.scope.index, state, candidate);
  const { statements, leave, isBlock } = viewSteps(steps, place, candidate.transition);
  return {
    guard: guard === null ? null : place.scope.names.guard(guard.text),
    note: describe(candidate, state, place.scope),
    event: place.event,
    statements,
    early: place.leave as Code,
    leave: place.leave === "return true;" || guard !== null ? leave : ts``,
    isBlock,
  };
}

type BranchView = Readonly<Record<string, View>> & { readonly guard: Code | null; readonly isBlock: boolean };
