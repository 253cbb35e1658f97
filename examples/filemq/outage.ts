import { report } from "../command/print.js";

/** How long a client waits for its server before it says so, in milliseconds. */
const patience = 1_500;

/** The time without a server, however many sessions are begun in it: it is said once that the client waits. */
export class Outage {
  private readonly endpoint: string;
  private timer: NodeJS.Timeout | null = null;

  constructor(endpoint: string) {
    this.endpoint = endpoint;
  }

  /** Begins it, unless it is under way. */
  begin(): void {
    const say = (): void => {
      report(`waiting for a server at ${this.endpoint}`);
    };
    this.timer ??= setTimeout(say, patience).unref();
  }

  end(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }
}
