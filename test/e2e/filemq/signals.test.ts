import { readdirSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { afterAll, describe, expect, test } from "vitest";

import { Stage } from "../stage.js";
import { findClosedPort } from "../strange-server.js";
import { DealerPeer, icanhaz, nom, ohai } from "./dealer-peer.js";
import { writeFiles } from "./files.js";
import { RunningClient, startServer } from "./programs.js";
import { ZeromqTap } from "./zeromq-tap.js";

/** How long a program may take to end once it is told to, in seconds: a second, and as much as a busy machine adds. */
const prompt = 4;

const stage = new Stage();

afterAll(() => stage.clear());

describe.concurrent("a program that is told to end exits with 0", () => {
  test.each(["SIGINT", "SIGTERM"] as const)("a client, and then its server, by %s", async (signal) => {
    const { endpoint, folder, program } = await startServer(stage);
    writeFiles(folder, { "a.txt": "hello" });
    const client = new RunningClient(stage, { endpoint });
    await client.creates("a.txt");
    client.program.signal(signal);
    expect(await client.program.end(prompt)).toEqual({ code: 0, stdout: "connected\ncreated a.txt\n", stderr: "" });
    program.signal(signal);
    expect(await program.end(prompt)).toEqual({ code: 0, stdout: `listening on ${endpoint}\n`, stderr: "" });
  });

  test("a server that is in the middle of things", async () => {
    const { endpoint, folder, program } = await startServer(stage);
    writeFileSync(join(folder, "large.bin"), "");
    truncateSync(join(folder, "large.bin"), 500_000_000); // It takes no room on the disk.
    const [deaf, waiting, nobody] = [
      new DealerPeer(stage, endpoint, "deaf"),
      new DealerPeer(stage, endpoint),
      new DealerPeer(stage, endpoint),
    ];
    await deaf.send(ohai, icanhaz("/", { RESYNC: "1" }), nom(1_000_000_000n));
    await waiting.enter();
    await waiting.order("/", 1n);
    await nobody.send([Buffer.from("nonsense")]);
    const client = new RunningClient(stage, { endpoint });
    await client.connects();
    program.signal("SIGTERM");
    expect(await program.end(prompt)).toMatchObject({ code: 0, stdout: `listening on ${endpoint}\n` });
    client.program.signal("SIGTERM");
    expect(await client.program.end(prompt)).toMatchObject({ code: 0 });
  });

  test("a client in the middle of a file, of which nothing is left", async () => {
    const { endpoint, folder } = await startServer(stage, { flags: ["--anonymous", "--chunk-size", "10"] });
    writeFiles(folder, { "a.txt": "hello", "b.txt": "0123456789".repeat(3) });
    const tap = await ZeromqTap.open(stage, endpoint, {
      gate: ({ filename, offset }) =>
        filename === "/b.txt" && offset > 10n ? new Promise(() => undefined) : undefined,
    });
    const client = new RunningClient(stage, { endpoint: tap.endpoint });
    await client.creates("a.txt");
    await tap.fromServer.first((message) => message.type === "CHEEZBURGER" && message.offset === 20n);
    client.program.signal("SIGINT");
    expect(await client.program.end(prompt)).toEqual({ code: 0, stdout: "connected\ncreated a.txt\n", stderr: "" });
    expect(readdirSync(client.inbox)).toEqual(["a.txt"]);
  });

  test("a client whose server is not there", async () => {
    const endpoint = `tcp://127.0.0.1:${await findClosedPort()}`;
    const client = new RunningClient(stage, { endpoint });
    await client.reports(1);
    client.program.signal("SIGTERM");
    expect(await client.program.end(prompt)).toMatchObject({ code: 0, stdout: "" });
  });
});

test("no program prints where it failed", () => {
  expect(stage.findSlips()).toEqual([]);
});
