import { expect, test } from "vitest";

import { createFilemqServer, type FilemqServerHandlers } from "../../generated/filemq/server.js";
import { CommandRefused } from "../../generated/runtime.js";
import { makeFakeClock } from "../support/fake-clock.js";
import { filemqServerHandlers } from "../types/complete-handlers.js";
import { makeTypeWire } from "./wire.js";

const ohai = { type: "OHAI", protocol: "FILEMQ", version: 1 } as const;
const nom = { type: "NOM", credit: 1n, sequence: 0n } as const;

function open(handlers: Partial<FilemqServerHandlers<number>> = {}, mailbox = 3) {
  const clock = makeFakeClock();
  const wire = makeTypeWire();
  let count = 0;
  const server = createFilemqServer<number, number>({
    handlers: { ...(filemqServerHandlers as unknown as FilemqServerHandlers<number>), getNextPatchForClient: () => "finished", ...handlers },
    hooks: wire.hooks,
    context: () => (count += 1),
    clock,
    mailbox,
  });
  const connect = (key: number) => {
    const own = makeTypeWire();
    const session = server.connect(key, own.transport);
    session.receive(ohai);
    return { session, sent: own.seen };
  };
  return { clock, server, connect, seen: wire.seen };
}

test("a broadcast reaches the sessions whose state takes it, and passes by the others", () => {
  const asked: number[] = [];
  const { server, connect, seen } = open({
    getNextPatchForClient: ({ context }) => {
      asked.push(context);
      return "finished";
    },
    tryAnonymousAccess: ({ context }) => (context === 2 ? "maybe" : "friend"),
  });
  for (const key of [1, 2, 3]) connect(key);
  server.broadcast({ type: "dispatch" });
  expect([asked, seen]).toEqual([[1, 3], []]);
});

test("a session that waits for an answer keeps a broadcast until then", async () => {
  const answers: ((outcome: "finished") => void)[] = [];
  const { server, connect } = open({
    getNextPatchForClient: () => new Promise((resolve) => answers.push(resolve)),
  });
  const { session } = connect(1);
  session.receive(nom);
  server.broadcast({ type: "dispatch" });
  expect([session.state, answers.length]).toEqual(["Dispatching", 1]);
  answers[0]?.("finished");
  await Promise.resolve();
  expect([session.state, answers.length]).toEqual(["Dispatching", 2]);
});

test("one session that throws ends alone, in a broadcast and by a timer", () => {
  const { server, connect, clock, seen } = open({
    getNextPatchForClient: ({ context }) => {
      if (context === 1) throw new Error("broken");
      return "finished";
    },
  });
  const sessions = [1, 2, 3].map((key) => connect(key).session);
  server.broadcast({ type: "dispatch" });
  expect(sessions.map(({ ended }) => ended)).toEqual([true, false, false]);
  expect(seen).toEqual(["error Error: broken", "end fault"]);
  clock.advance(1_300);
  expect(sessions.map(({ ended }) => ended)).toEqual([true, false, false]);
});

test("a transport that throws when a timer sends ends its session alone", () => {
  const { server, connect, clock } = open();
  const healthy = connect(1);
  const broken = server.connect(2, {
    send: ({ type }) => {
      if (type === "HUGZ") throw new Error("gone");
    },
    close: () => undefined,
  });
  broken.receive(ohai);
  const last = connect(3);
  clock.advance(1_300);
  expect([healthy.session.ended, broken.ended, last.session.ended]).toEqual([false, true, false]);
  expect([healthy.sent, last.sent]).toEqual([
    ["OHAI-OK", "HUGZ"],
    ["OHAI-OK", "HUGZ"],
  ]);
});

test("a transport that fails to close is reported, and its session has ended", () => {
  const { server, clock, seen } = open();
  const broken = server.connect(1, {
    send: () => undefined,
    close: () => {
      throw new Error("gone");
    },
  });
  clock.advance(3_300);
  expect([broken.ended, server.sessions.size, seen]).toEqual([true, 0, ["error Error: gone", "end terminated"]]);
});

test("an error hook that throws keeps no other session from its broadcast or its timers", () => {
  const clock = makeFakeClock();
  const server = createFilemqServer<null, number>({
    handlers: {
      ...filemqServerHandlers,
      getNextPatchForClient: () => {
        throw new Error("broken");
      },
    },
    hooks: {
      error: () => {
        throw new Error("the hook is broken as well");
      },
    },
    context: () => null,
    clock,
  });
  const sessions = [1, 2].map((key) => server.connect(key, { send: () => undefined, close: () => undefined }));
  for (const session of sessions) session.receive(ohai);
  expect(() => {
    server.broadcast({ type: "dispatch" });
  }).toThrow(AggregateError);
  expect(sessions.map(({ ended }) => ended)).toEqual([true, true]);
});

test("a peer that floods a session whose handler hangs ends that session alone, with the reason", () => {
  const { connect, seen } = open({ getNextPatchForClient: () => new Promise(() => undefined) }, 3);
  const flooded = connect(1);
  const other = connect(2);
  for (let message = 0; message < 4; message += 1) flooded.session.receive(nom);
  expect([flooded.session.ended, seen]).toEqual([false, []]);
  flooded.session.receive(nom);
  expect(seen).toEqual(["end overflow"]);
  expect(flooded.sent.at(-1)).toBe("close overflow");
  expect(other.session.state).toBe("Ready");
});

test("close ends what is idle at once, waits for what is not, and takes no new connection", async () => {
  let answer: (outcome: "finished") => void = () => undefined;
  const { server, connect, seen } = open({
    getNextPatchForClient: () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  });
  const idle = connect(1);
  const busy = connect(2);
  busy.session.receive(nom);
  busy.session.receive({ type: "HUGZ" });
  const closed = server.close();
  expect([idle.session.ended, busy.session.ended]).toEqual([true, false]);
  expect(() => connect(3)).toThrow("this server is closing");
  answer("finished");
  await closed;
  expect(busy.sent).toEqual(["OHAI-OK", "HUGZ-OK", "close shutdown"]);
  expect(seen).toEqual(["end shutdown", "end shutdown"]);
});

test("close gives up on a handler that hangs after its grace, and tells the handler", async () => {
  let signal: AbortSignal | null = null;
  const { server, connect, clock } = open({
    getNextPatchForClient: (session) => {
      signal = session.signal;
      return new Promise(() => undefined);
    },
  });
  connect(1).session.receive(nom);
  const closed = server.close(300);
  clock.advance(299);
  expect([server.sessions.size, (signal as AbortSignal | null)?.aborted]).toEqual([1, false]);
  clock.advance(1);
  await closed;
  expect([server.sessions.size, (signal as AbortSignal | null)?.aborted]).toEqual([0, true]);
  expect(clock.size).toBe(0);
});

test("a server without sessions is closed at once, and once for all", async () => {
  const { server, clock } = open();
  expect(server.close()).toBe(server.close());
  await server.close();
  expect(clock.size).toBe(0);
});

test("a command has a method, which throws a typed refusal where the state does not take it", () => {
  const { connect } = open();
  const { session } = connect(1);
  session.dispatchCommand();
  session.receive({ type: "KTHXBAI" });
  expect(() => {
    session.dispatchCommand();
  }).toThrow(CommandRefused);
});
