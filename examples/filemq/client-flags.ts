import { FlagFault, parseFlags, readText } from "../command/parse-flags.js";
import type { Account } from "./access.js";
import { readEndpoint } from "./endpoint.js";
import { splitPath, trimPath } from "./virtual-path.js";

/** What the client is told by its flags. */
export interface ClientFlags {
  readonly connect: string;
  /** The folder that files arrive in. */
  readonly inbox: string;
  /** The published paths that are wanted, in order. */
  readonly subscriptions: readonly string[];
  /** Whether what is already there is wanted, too. */
  readonly resync: boolean;
  /** What PLAIN is answered with; null where there is nothing to answer. */
  readonly account: Account | null;
  readonly trace: boolean;
}

/** Gives the flags of the command line. Throws a FlagFault. */
export function readClientFlags(): ClientFlags {
  const values = parseFlags({
    connect: { type: "string" },
    inbox: { type: "string" },
    subscribe: { type: "string", multiple: true, default: [] },
    resync: { type: "boolean", default: false },
    login: { type: "string" },
    password: { type: "string" },
    trace: { type: "boolean", default: false },
  });
  return {
    connect: readEndpoint("--connect", values.connect),
    inbox: readText("--inbox", values.inbox),
    subscriptions: readSubscriptions(values.subscribe),
    resync: values.resync,
    account: readAccount(values),
    trace: values.trace,
  };
}

function readSubscriptions(paths: readonly string[]): readonly string[] {
  if (paths.length === 0) throw new FlagFault("--subscribe is missing; add it with a path such as /");
  return paths.map((path) => {
    const trimmed = trimPath(path);
    if (splitPath(trimmed) !== null) return trimmed;
    throw new FlagFault(`--subscribe must be a path such as / or /photos, not "${path}"`);
  });
}

function readAccount({
  login,
  password,
}: {
  login?: string | undefined;
  password?: string | undefined;
}): Account | null {
  if (login === undefined && password === undefined) return null;
  if (login !== undefined && login !== "" && password !== undefined) return { login, password };
  throw new FlagFault("--login and --password must be given together");
}
