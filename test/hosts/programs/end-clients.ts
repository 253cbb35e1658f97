import { WebSocket } from "ws";

import { emitKnock, type KnockClient } from "../knock.js";

// Started with the port of a listener that never answers: two clients dial it, and two wait for a server that is not
// there. Any input ends all four, and the program has nothing more to do.

const knock = await emitKnock("left to the host");
const port = Number(process.argv[2]);
const nobody = 1;
const options = { hooks: { error: () => undefined }, context: null };
const open = (url: string): WebSocket => new WebSocket(url);

const clients: KnockClient[] = [
  knock.connectKnockTcp(options, { port, tls: {} }),
  knock.connectKnockWebSocket(options, { url: `ws://127.0.0.1:${port}`, open }),
];

await new Promise<void>((resolve) => {
  let failed = 0;
  const waiting = {
    backOff: () => 1_000_000_000,
    failed: () => {
      failed += 1;
      if (failed === 2) resolve();
    },
  };
  clients.push(
    knock.connectKnockTcp(options, { port: nobody, ...waiting }),
    knock.connectKnockWebSocket(options, { url: `ws://127.0.0.1:${nobody}`, open, ...waiting }),
  );
});

console.log("waiting");
process.stdin.once("data", () => {
  process.stdin.destroy();
  for (const client of clients) client.terminate();
});
