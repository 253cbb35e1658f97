import { setTimeout } from "node:timers/promises";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { readChartPairs } from "./chart-pairs.js";
import type { RawClient } from "./raw-client.js";
import { SubjectServers, type Subject } from "./subject-servers.js";
import { transports } from "./stage.js";
import { shortWait, type WayOut } from "./way-out.js";

/** Tests that a server ends a session in every way that its chart has, over both transports, and in no other. */
export function describeWaysOut<Client extends RawClient>(subject: Subject<Client>): void {
  const pairs = readChartPairs(subject.protocol);

  test("the ways out are those of the chart, each with a case at least", () => {
    expect(new Set(subject.waysOut.map(({ state, event }) => `${state}: ${event}`))).toEqual(new Set(pairs.ending));
  });

  // In REGISTRATION nothing can be ignored from outside: what arrives waits until the key is there.
  test("what is ignored is what the chart does not name", () => {
    expect(subject.ignored).toEqual(pairs.ignored.filter((pair) => !pair.startsWith("REGISTRATION: ")));
  });

  describe.each(transports)("over %s", (transport) => {
    const servers = new SubjectServers(subject, transport);
    beforeAll(() => servers.start());
    afterAll(() => servers.stage.clear());
    if (servers.has("session timeout"))
      test.concurrent("NOPs keep a session alive beyond its ttl", () => outlive(servers));
    describeServers(subject, servers);
  });
}

function describeServers<Client extends RawClient>(subject: Subject<Client>, servers: SubjectServers<Client>): void {
  for (const wayOut of subject.waysOut.filter(({ patience }) => servers.has(patience))) {
    test.concurrent(`${wayOut.state} ends by ${wayOut.event}: ${wayOut.by}`, () => goOut(servers, wayOut));
  }

  test.concurrent.for(subject.ignored)("ignored, as the chart has it: %s", async (pair) => {
    const [state = "", event = ""] = pair.split(": ");
    const client = await servers.connect();
    await client.reach(state);
    if (event === "JSON VALIDATION FAILED") client.peer.sendText("{");
    else client.say(event);
    await client.reach("READY");
    await client.nop();
    expect(await client.bye()).toBe("in order");
  });

  test("a session that was there all the time goes on", async () => {
    await servers.bystander.nop();
    expect(await servers.bystander.bye()).toBe("in order");
  });

  test("no server says a secret, or has failed", () => {
    expect(servers.stage.secrets.size).toBeGreaterThan(subject.waysOut.length);
    expect(servers.stage.findSlips()).toEqual([]);
  });
}

/** Lives for longer than a session does without NOPs, by one now and then. */
async function outlive<Client extends RawClient>(servers: SubjectServers<Client>): Promise<void> {
  const client = await servers.connect("session timeout");
  await client.reach("READY");
  const end = performance.now() + 1.5 * shortWait;
  while (performance.now() < end) {
    await client.nop();
    await setTimeout(shortWait / 10); // Without it both ends would be busy all the time, and so would the machine.
  }
  expect(await client.bye()).toBe("in order");
}

/** Takes a way out: the server says why, closes, and goes on serving others. */
async function goOut<Client extends RawClient>(servers: SubjectServers<Client>, wayOut: WayOut<Client>): Promise<void> {
  const client = await servers.connect(wayOut.patience);
  await client.reach(wayOut.state);
  if (wayOut.state === "READY") await client.nop();
  wayOut.act(client);
  expect(await client.peer.receive()).toEqual({ type: "BYE", reason: wayOut.reason });
  expect(await client.peer.end()).toBe("in order");
  const next = await servers.connect(wayOut.patience);
  await next.reach("READY");
  expect(await next.bye()).toBe("in order");
}
