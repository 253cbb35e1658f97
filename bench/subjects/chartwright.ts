import { createFilemqServer, type FilemqServerSession } from "../../generated/filemq/index.js";
import type { Serve, Surroundings } from "./subject.js";

/** What an emitted server measures its timers by. */
export interface Clock {
  every(milliseconds: number, tick: () => void): () => void;
}

/** Sessions that wait for their turn to be measured must not expire meanwhile. */
const stopped: Clock = { every: () => () => undefined };

/** Makes an emitted server that numbers its connections; answers with what opens one. */
export function makeServer(
  { handlers, transport }: Surroundings,
  clock: Clock = stopped,
): () => FilemqServerSession<null> {
  const server = createFilemqServer<null, number>({
    handlers,
    clock,
    hooks: { error: rethrow },
    context: () => null,
  });
  let key = 0;
  return () => server.connect((key += 1), transport);
}

/** The server that is emitted. */
export const serve: Serve = (surroundings) => makeServer(surroundings);

function rethrow(_session: unknown, error: unknown): never {
  throw error;
}
