import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { connectFrames } from "./frame-peer.js";
import { connectLines } from "./line-peer.js";
import type { Peer } from "./peer.js";
import { Program } from "./program.js";
import { Secrets } from "./secrets.js";

/** How programs and peers reach each other. */
export type Transport = "TCP" | "WebSocket";

/** Both of them. */
export const transports: readonly Transport[] = ["TCP", "WebSocket"];

/** What some tests start, connect and write, so that nothing of it is left behind. */
export class Stage {
  readonly secrets: Secrets = new Secrets();
  readonly #programs: Program[] = [];
  readonly #clearings: (() => unknown)[] = [];

  /** Starts a program of `examples/`. */
  start(name: string, flags: readonly string[]): Program {
    const program = new Program(name, flags);
    this.#programs.push(program);
    return program;
  }

  /** Makes a folder, with links in its path resolved. */
  makeFolder(): string {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), "chartwright-e2e-")));
    this.onClear(() => {
      rmSync(folder, { recursive: true, force: true });
    });
    return folder;
  }

  /** Connects a raw peer to a server. */
  async connect(transport: Transport, port: number): Promise<Peer> {
    const open = transport === "TCP" ? connectLines : connectFrames;
    const peer = await open(port, this.secrets);
    this.onClear(() => {
      peer.vanish();
    });
    return peer;
  }

  /** Notes what is to be done at the end. */
  onClear(clear: () => unknown): void {
    this.#clearings.push(clear);
  }

  /** Gives what programs said and should not have: a secret that went over some connection, or where they failed. */
  findSlips(): readonly string[] {
    return this.#programs.flatMap(({ name, said }) => [
      ...this.secrets.findIn(said).map((secret) => `${name} said the secret ${secret}`),
      ...(/^\s+at /mu.test(said) ? [`${name} printed a stack trace: ${said}`] : []),
    ]);
  }

  /** Ends what runs and removes what was made, all of it even where some of that fails. */
  async clear(): Promise<void> {
    await Promise.all(this.#programs.map((program) => program.kill()));
    const cleared = await Promise.allSettled(
      this.#clearings.map(async (clear) => {
        await clear();
      }),
    );
    for (const result of cleared) if (result.status === "rejected") throw result.reason;
  }
}
