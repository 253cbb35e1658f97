import { createHash } from "node:crypto";
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import type { CheezburgerFields } from "../../../generated/filemq/messages.js";
import { Delivery } from "../../../examples/filemq/published/delivery.js";
import { Publisher } from "../../../examples/filemq/published/publisher.js";

let folder: string;
let delivery: Delivery;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "filemq-delivery-"));
  mkdirSync(join(folder, "pub"));
  delivery = new Delivery(new Publisher([{ alias: "/", folder: join(folder, "pub") }]), 4);
  delivery.credit.grant(1_000n);
});

afterEach(() => {
  delivery.close();
  rmSync(folder, { recursive: true });
});

const at = (path: string): string => join(folder, "pub", path);

function queueNew(path: string, text: string): void {
  writeFileSync(at(path), text);
  delivery.queue.put({ operation: "create", path });
}

/** Comes back once the file system's clock has moved: a change within one of its ticks cannot be told from the one before. */
function waitForTick(path: string): void {
  const { ctimeNs } = statSync(at(path), { bigint: true });
  const probe = join(folder, "probe");
  do writeFileSync(probe, "");
  while (statSync(probe, { bigint: true }).ctimeNs <= ctimeNs);
}

/** Goes on until there is a message, or none will come; gives what the chart would send. */
async function next(): Promise<CheezburgerFields | "no credit" | "finished"> {
  const step = await delivery.prepare();
  if (step === "no credit" || step === "finished") return step;
  return step === "next patch" ? next() : delivery.takeMessage();
}

/** A message in a few words. */
async function tell(): Promise<string> {
  const message = await next();
  if (typeof message === "string") return message;
  const { operation, filename, offset, chunk } = message;
  return operation === 2 ? `delete ${filename}` : `${filename} ${offset} ${Buffer.from(chunk).toString()}`;
}

async function tellAll(): Promise<readonly string[]> {
  const told = [await tell()];
  while (told.at(-1) !== "finished" && told.at(-1) !== "no credit") told.push(await tell());
  return told;
}

describe("Delivery", () => {
  it("sends a file in chunks, and an empty one at its end; the sequence goes on", async () => {
    queueNew("/a", "12345");
    queueNew("/empty", "");
    const sequences: bigint[] = [];
    for (let message = await next(); typeof message !== "string"; message = await next()) {
      sequences.push(message.sequence);
      expect([message.eof, message.headers.size]).toEqual([0, 0]);
    }
    expect(sequences).toEqual([0n, 1n, 2n, 3n]);
    queueNew("/a", "12345");
    queueNew("/four", "1234");
    expect(await tellAll()).toEqual(["/a 0 1234", "/a 4 5", "/a 5 ", "/four 0 1234", "/four 4 ", "finished"]);
  });

  it("waits until all of a chunk fits the credit; the end costs none", async () => {
    delivery = new Delivery(new Publisher([{ alias: "/", folder: join(folder, "pub") }]), 4);
    queueNew("/a", "123456");
    expect(await tellAll()).toEqual(["no credit"]);
    delivery.credit.grant(5n);
    expect(await tellAll()).toEqual(["/a 0 1234", "no credit"]);
    delivery.credit.grant(1n);
    expect(await tellAll()).toEqual(["/a 4 56", "/a 6 ", "finished"]);
  });

  it("deletes", async () => {
    delivery.queue.put({ operation: "delete", path: "/a" });
    expect(await tellAll()).toEqual(["delete /a", "finished"]);
  });

  it.each([
    [
      "is appended to",
      () => {
        appendFileSync(at("a"), "!");
      },
      ["/a 0 1234", "/a 4 5678", "/a 8 !", "/a 9 "],
    ],
    [
      "is cut",
      () => {
        truncateSync(at("a"), 5);
      },
      ["/a 0 1234", "/a 4 5", "/a 5 "],
    ],
    [
      "is written anew",
      () => {
        writeFileSync(at("a"), "abcdefgh");
      },
      ["/a 0 abcd", "/a 4 efgh", "/a 8 "],
    ],
    [
      "is replaced",
      () => {
        writeFileSync(at("b"), "abcdefgh");
        renameSync(at("b"), at("a"));
      },
      ["/a 0 abcd", "/a 4 efgh", "/a 8 "],
    ],
    [
      "is gone",
      () => {
        rmSync(at("a"));
      },
      [],
    ],
    [
      "is a link by now",
      () => {
        writeFileSync(join(folder, "secret"), "secret");
        rmSync(at("a"));
        symlinkSync(join(folder, "secret"), at("a"));
      },
      [],
    ],
  ])("begins again where a file %s meanwhile", async (_case, change, expected) => {
    queueNew("/a", "12345678");
    expect(await tell()).toBe("/a 0 1234");
    waitForTick("a");
    change();
    expect(await tellAll()).toEqual([...expected, "finished"]);
  });

  it("mixes no versions even where the last chunk was sent", async () => {
    queueNew("/a", "1234");
    expect(await tell()).toBe("/a 0 1234");
    waitForTick("a");
    writeFileSync(at("a"), "abcd");
    expect(await tellAll()).toEqual(["/a 0 abcd", "/a 4 ", "finished"]);
  });

  it("does not send again what it has opened anew", async () => {
    queueNew("/a", "12345678");
    expect(await tell()).toBe("/a 0 1234");
    waitForTick("a");
    queueNew("/a", "abcd");
    expect(await tellAll()).toEqual(["/a 0 abcd", "/a 4 ", "finished"]);
  });

  it("passes over what the client has, until it has something else", async () => {
    const digest = createHash("sha1").update("same").digest("hex");
    for (const path of ["/a", "/b"]) {
      delivery.cache.set(path, digest.toUpperCase());
      queueNew(path, path === "/a" ? "same" : "else");
    }
    expect(await tellAll()).toEqual(["/b 0 else", "/b 4 ", "finished"]);
    queueNew("/b", "same");
    expect(await tellAll()).toEqual(["/b 0 same", "/b 4 ", "finished"]);
  });

  it("passes over what is gone, a folder, or behind a link", async () => {
    mkdirSync(at("folder"));
    writeFileSync(join(folder, "secret"), "secret");
    symlinkSync(join(folder, "secret"), at("link"));
    symlinkSync(folder, at("out"));
    symlinkSync(at("folder"), at("in"));
    writeFileSync(at("folder/a"), "1");
    for (const path of ["/gone", "/folder", "/link", "/out/secret", "/in/a", "/../secret"])
      delivery.queue.put({ operation: "create", path });
    expect(await tellAll()).toEqual(["finished"]);
  });

  it("is not stopped by a file whose times are set back", async () => {
    queueNew("/a", "12345678");
    expect(await tell()).toBe("/a 0 1234");
    waitForTick("a");
    utimesSync(at("a"), 0, 0);
    expect(await tellAll()).toEqual(["/a 0 1234", "/a 4 5678", "/a 8 ", "finished"]);
  });
});
