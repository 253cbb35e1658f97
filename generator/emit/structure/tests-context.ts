import type { Input } from "../../facts/ways/input.js";
import type { TestNames } from "../names/test-names.js";
import type { RoleScope } from "../role-scope.js";

/** All that is known of a role when its test file is written. */
export interface TestsContext {
  readonly scope: RoleScope;
  readonly names: TestNames;
  /** The inputs of all tests, each once: a message or command is one of its own, of other kinds one stands for all. */
  readonly inputs: readonly Input[];
  /** Whether some test keeps timers from firing. */
  readonly hasSilent: boolean;
  /** Whether the role asks its user for handlers. */
  readonly hasHandlers: boolean;
}
