import { Scope, type GetAccessorDeclarationStructure, type OptionalKind } from "ts-morph";

import { comment } from "../encode/comment.js";
import { ts } from "../encode/code.js";
import { hasOutcomes, outgoingUnion, stepType } from "../names/event-types.js";
import type { RoleScope } from "../role-scope.js";
import { stampsSending } from "../view/timers.js";
import { buildMethod, type Method } from "./method.js";

/**
 * Gives what steps call all the time. The class that sessions extend has the same; but there it would serve every
 * protocol of a program, which makes a compiler of the running code give up on inlining it.
 */
export function buildOwnMethods(scope: RoleScope): readonly Method[] {
  return [buildSend(scope), buildLeave(), ...(hasOutcomes(scope) ? [buildTake(scope)] : [])];
}

/** Gives the getter among what steps call all the time. */
export function buildOwnEnded(): OptionalKind<GetAccessorDeclarationStructure> {
  // ts-morph prints the keyword of a getter, but its type has no name for it.
  const getter = {
    name: "ended",
    hasOverrideKeyword: true,
    docs: [comment("Stands here, like `send` and `leave`, since what several protocols share runs slower in each.")],
    returnType: ts`boolean`,
    statements: ts`return this.phase === "ended";`,
  };
  return getter;
}

function buildSend(scope: RoleScope): Method {
  return {
    name: "send",
    hasOverrideKeyword: true,
    parameters: [{ name: "message", type: outgoingUnion(scope) }],
    returnType: ts`void`,
    statements: stampsSending(scope) ? stampedSend : ts`this.transport?.send(message);`,
  };
}

/** What is said while there is no connection is not sent, and sets no timer back. */
const stampedSend = ts`if (this.transport === null) return;
this.sent = this.ticker.now;
this.transport.send(message);`;

function buildLeave(): Method {
  return {
    name: "leave",
    scope: Scope.Protected,
    hasOverrideKeyword: true,
    returnType: ts`void`,
    statements: ts`if (this.later !== null) this.later.leave();`,
  };
}

function buildTake(scope: RoleScope): Method {
  const outcome = scope.names.declared("Outcome");
  return buildMethod({
    name: ts`take`,
    doc: null,
    parameter: [ts`answer`, ts`${outcome} | Promise<${outcome} | undefined> | undefined`],
    returns: stepType(scope),
    body: ts`return typeof answer === "string" ? answer : this.follow(answer);`,
    access: "protected",
    isOverride: true,
  });
}
