import { listTypeNames } from "../../facts/references.js";
import type { JsonScope } from "./json-scope.js";

/** Gives the declared types that a type's fields refer to, however far. */
export function listReachable(text: string, scope: JsonScope): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (name: string): void => {
    for (const inner of listTypeNames(scope.declaration(name).fields)) {
      if (found.has(inner.text)) continue;
      found.add(inner.text);
      visit(inner.text);
    }
  };
  visit(text);
  return found;
}

/** Tells whether values of a type can be nested without end: it refers to itself, or to a type that does. */
export function hasCycle(text: string, scope: JsonScope): boolean {
  return [text, ...listReachable(text, scope)].some((name) => listReachable(name, scope).has(name));
}
