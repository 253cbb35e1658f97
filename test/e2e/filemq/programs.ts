import type { Program, ProgramEnd } from "../program.js";
import type { Stage } from "../stage.js";

/** A file server that runs. */
export interface RunningServer {
  readonly program: Program;
  readonly endpoint: string;
  /** The folder that it publishes under `/`, unless its flags say otherwise. */
  readonly folder: string;
}

/** How a file server is started: anybody may come in unless its flags say otherwise. */
export interface ServerWishes {
  readonly folder?: string;
  readonly endpoint?: string;
  readonly flags?: readonly string[];
}

/** Starts a file server and waits until it listens. */
export async function startServer(
  stage: Stage,
  { folder = stage.makeFolder(), endpoint = "tcp://127.0.0.1:*", flags = ["--anonymous"] }: ServerWishes = {},
): Promise<RunningServer> {
  const mounts = flags.includes("--publish") ? [] : ["--publish", folder, "--alias", "/"];
  const program = stage.start("filemq/server", ["--bind", endpoint, ...mounts, ...flags]);
  const [, real = ""] = await program.says(/^listening on (tcp:\/\/127\.0\.0\.1:\d+)\n/u);
  return { program, endpoint: real, folder };
}

/** How a client is started: it takes all that the server has, unless told otherwise. */
export interface ClientWishes {
  readonly endpoint: string;
  readonly inbox?: string;
  readonly flags?: readonly string[];
}

/** A client that runs. */
export class RunningClient {
  readonly program: Program;
  readonly inbox: string;

  constructor(stage: Stage, { endpoint, inbox = stage.makeFolder(), flags = ["--resync"] }: ClientWishes) {
    const subscriptions = flags.includes("--subscribe") ? [] : ["--subscribe", "/"];
    this.inbox = inbox;
    this.program = stage.start("filemq/client", ["--connect", endpoint, "--inbox", inbox, ...subscriptions, ...flags]);
  }

  /** Waits until the server has let it in. */
  async connects(): Promise<void> {
    await this.program.says(/^connected$/mu);
  }

  /** Waits until it has said that a file stands complete, so many times. */
  async creates(path: string, times = 1): Promise<void> {
    await this.program.says(repeat(`created ${path}`, times));
  }

  /** Waits until it has said so of so many files, one after another. */
  async createsMany(count: number): Promise<void> {
    await this.program.says(new RegExp(`(?:^created [^\\n]*\\n){${count}}`, "mu"));
  }

  /** Waits until it has said that a file is deleted, so many times. */
  async deletes(path: string, times = 1): Promise<void> {
    await this.program.says(repeat(`deleted ${path}`, times));
  }

  /** Waits until it has reported so many things on stderr. */
  async reports(count: number): Promise<readonly string[]> {
    const { program } = this;
    // Whatever it says gives reason to look again: stderr is at the end of what was said.
    while (program.errors.length < count) await program.says(new RegExp(`(?:[^\\n]*\\n){${lines(program) + 1}}`, "u"));
    return program.errors;
  }

  async end(): Promise<ProgramEnd> {
    return await this.program.end();
  }
}

function lines({ said }: Program): number {
  return said.split("\n").length - 1;
}

/** Gives what finds a line that stands there so many times. */
function repeat(line: string, times: number): RegExp {
  return new RegExp(`(?:^${line.replace(/[\\^$.*+?()[\]{}|]/gu, "\\$&")}$[^]*?){${times}}`, "mu");
}
