import type { ClientMessage } from "../../generated/filemq/messages.js";
import { HandWrittenSession } from "./hand-written.js";
import type { Conversation, DispatchCommand, Serve, Surroundings } from "./subject.js";

/** Long enough that no timer ever fires while it is measured; how long makes no difference to what a message costs. */
const never = 3_600_000;

/** The hand-written session with the two timers of the chart, as Node has them: each message sets both back. */
class TimedSession implements Conversation {
  private readonly session: HandWrittenSession;
  private readonly heartbeat: NodeJS.Timeout;
  private readonly expired: NodeJS.Timeout;

  constructor(surroundings: Surroundings) {
    this.session = new HandWrittenSession(surroundings, null);
    this.heartbeat = setInterval(() => {
      surroundings.transport.send({ type: "HUGZ" });
    }, never);
    this.expired = setTimeout(() => {
      this.session.terminate();
    }, never);
    this.heartbeat.unref();
    this.expired.unref();
  }

  receive(message: ClientMessage): void {
    this.heartbeat.refresh();
    this.expired.refresh();
    this.session.receive(message);
  }

  dispatch(command: DispatchCommand): void {
    this.session.dispatch(command);
  }
}

/** The server that is written by hand, with timers. */
export const serveTimed: Serve = (surroundings) => () => new TimedSession(surroundings);
