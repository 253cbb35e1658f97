import type { FilemqClient } from "../../generated/filemq/client.js";
import type { ClientContext } from "./client-context.js";

/** How often to say HUGZ, in milliseconds, while a file is on its way. */
const interval = 1_000;

/** How many intervals to let pass otherwise. */
const idle = 5;

/**
 * Says HUGZ beside the chart, until the function that it gives is called. A chunk may take longer to arrive than a server
 * bears silence; and a server that has forgotten a client, which was stopped for a while, tells it so by RTFM.
 */
export function keepAsking(client: FilemqClient<ClientContext>): () => void {
  let passed = 0;
  const timer = setInterval(() => {
    passed += 1;
    const isDue = client.context.arrival.isBusy || passed % idle === 0;
    if (isDue && client.state === "Ready") client.send({ type: "HUGZ" });
  }, interval).unref();
  return () => {
    clearInterval(timer);
  };
}
