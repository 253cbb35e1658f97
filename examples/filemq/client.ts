import { setTimeout as sleep } from "node:timers/promises";

import { print, report } from "../command/print.js";
import { runProgram } from "../command/run-program.js";
import { readClientFlags, type ClientFlags } from "./client-flags.js";
import type { WantedPath } from "./client-context.js";
import { followServer } from "./follow-server.js";
import { Arrival } from "./inbox/arrival.js";
import { readCache } from "./inbox/inbox-cache.js";
import { Inbox } from "./inbox/inbox.js";
import { Outage } from "./outage.js";

/** How long to wait before the next session, in milliseconds: a server may be there that ends each at once. */
const pause = 250;

await runProgram(async (stop) => {
  const flags = readClientFlags();
  const inbox = new Inbox(flags.inbox);
  const outage = new Outage(flags.connect);
  while (!stop.aborted) {
    // Before the session begins: one that is busy with a long file cannot say that it is still there.
    const wanted = await readWanted(flags, inbox);
    const arrival = createArrival(inbox);
    outage.begin();
    await followServer(flags, { ...flags, wanted, arrival, outage }, stop).finally(() => {
      arrival.close();
    });
    await rest(stop);
  }
});

async function rest(stop: AbortSignal): Promise<void> {
  if (!stop.aborted) await sleep(pause);
}

function readWanted({ subscriptions, resync }: ClientFlags, inbox: Inbox): Promise<readonly WantedPath[]> {
  const none: ReadonlyMap<string, string> = new Map();
  return Promise.all(
    subscriptions.map(async (path) => ({ path, cache: resync ? await readCache(inbox, path) : none })),
  );
}

function createArrival(inbox: Inbox): Arrival {
  return new Arrival(inbox, {
    created: (path) => {
      print(`created ${path.slice(1)}`);
    },
    deleted: (path) => {
      print(`deleted ${path.slice(1)}`);
    },
    failed: report,
  });
}
