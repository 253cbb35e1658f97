import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import type { Order } from "./task.js";

/** What runs in a process of its own. */
export interface Job<Details> {
  /** The file in `tasks`. */
  readonly task: string;
  readonly order: Order<Details>;
  /** Further flags for Node. */
  readonly flags?: readonly string[];
}

/** A process that measures one subject; another subject's code never runs in it. */
export class Worker {
  private readonly child: ChildProcess;
  private readonly crash: Promise<never>;

  private constructor(child: ChildProcess) {
    this.child = child;
    this.crash = once(child, "exit").then(([code]) => {
      throw new Error(`a process that measures ended with ${String(code)}; its own message stands above`);
    });
  }

  /** Starts a process, and waits until it is ready. */
  static async start<Details>({ task, order, flags = [] }: Job<Details>): Promise<Worker> {
    const worker = new Worker(
      fork(new URL("child.js", import.meta.url), [task, JSON.stringify(order)], {
        execArgv: ["--expose-gc", ...flags],
      }),
    );
    await worker.answer();
    return worker;
  }

  /** Measures once. */
  async measure(): Promise<number> {
    this.child.send("measure");
    return Number(await this.answer());
  }

  /** Lets the process end. */
  stop(): void {
    if (this.child.connected) this.child.disconnect();
  }

  private async answer(): Promise<unknown> {
    const [answer] = (await Promise.race([once(this.child, "message"), this.crash])) as unknown[];
    return answer;
  }
}
