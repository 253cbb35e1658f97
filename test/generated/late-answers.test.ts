import { expect, it } from "vitest";

import { createFilemqServer, type FilemqServerHandlers, type FilemqServerOutcome } from "../../generated/filemq/index.js";

type Access = Exclude<FilemqServerOutcome, "send chunk" | "send delete" | "next patch" | "no credit" | "finished">;

const ohai = { type: "OHAI", protocol: "FILEMQ", version: 1 } as const;

/** Starts a session whose access checks are answered by hand, in the order in which they were asked. */
function start() {
  const answers: { readonly resolve: (access: Access) => void; readonly reject: (error: Error) => void }[] = [];
  const errors: unknown[] = [];
  const check = () => new Promise<Access>((resolve, reject) => answers.push({ resolve, reject }));
  const handlers: FilemqServerHandlers<null> = {
    tryAnonymousAccess: check,
    trySecurityMechanism: check,
    buildSrsly: () => ({ reason: "no access" }),
    buildRtfm: () => ({ reason: "wrong message" }),
    buildOrly: () => ({ mechanisms: [], challenge: new Uint8Array() }),
    buildCheezburger: () => {
      throw new Error("nothing is sent here");
    },
    listSecurityMechanisms: () => undefined,
    storeClientSubscription: () => undefined,
    storeClientCredit: () => undefined,
    getNextPatchForClient: () => "finished",
  };
  const hooks = { error: (_session: unknown, error: unknown) => errors.push(error) };
  const server = createFilemqServer({ handlers, hooks, context: () => null });
  return { session: server.connect("client", { send: () => undefined, close: () => undefined }), answers, errors };
}

it("takes an outcome that settles in the state it was promised in", async () => {
  const { session, answers } = start();
  session.receive(ohai);
  answers[0]?.resolve("friend");
  await Promise.resolve();
  expect(session.state).toBe("Ready");
});

it("keeps what arrives while an answer is promised, and takes it in order behind the answer", async () => {
  const { session, answers } = start();
  session.receive(ohai);
  session.receive(ohai);
  session.receive({ type: "KTHXBAI" });
  expect([session.state, session.ended, answers.length]).toEqual(["Checking Client", false, 1]);
  answers[0]?.resolve("friend");
  await Promise.resolve();
  expect([session.state, session.ended, answers.length]).toEqual(["Checking Client", false, 2]);
  answers[1]?.resolve("friend");
  await Promise.resolve();
  expect([session.state, session.ended]).toEqual(["Ready", true]);
});

it("ends the session by a failure that comes in time", async () => {
  const { session, answers, errors } = start();
  session.receive(ohai);
  answers[0]?.reject(new Error("in time"));
  await Promise.resolve();
  expect([session.ended, errors]).toEqual([true, [new Error("in time")]]);
});
