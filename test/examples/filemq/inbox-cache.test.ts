import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { readCache } from "../../../examples/filemq/inbox/inbox-cache.js";
import { Inbox } from "../../../examples/filemq/inbox/inbox.js";
import { encodeClientMessage } from "../../../generated/filemq/messages.js";

let outside: string;
let inbox: Inbox;

beforeEach(() => {
  outside = mkdtempSync(join(tmpdir(), "filemq-cache-"));
  inbox = new Inbox(join(outside, "inbox"));
});

afterEach(() => {
  rmSync(outside, { recursive: true });
});

function write(path: string, text: string): void {
  mkdirSync(join(inbox.folder, path, ".."), { recursive: true });
  writeFileSync(join(inbox.folder, path), text);
}

const digest = (text: string): string => createHash("sha1").update(text).digest("hex").toUpperCase();

describe("readCache", () => {
  it("has paths that are relative to the subscription, and SHA-1 in upper case", async () => {
    write("a", "1");
    write("b/c/d", "2");
    expect(await readCache(inbox, "/")).toEqual(
      new Map([
        ["a", digest("1")],
        ["b/c/d", digest("2")],
      ]),
    );
    expect(await readCache(inbox, "/b")).toEqual(new Map([["c/d", digest("2")]]));
    expect(await readCache(inbox, "/none")).toEqual(new Map());
  });

  it("leaves out links, what is not complete, and what no message can carry", async () => {
    writeFileSync(join(outside, "secret"), "secret");
    symlinkSync(outside, join(inbox.folder, "out"));
    symlinkSync(join(outside, "secret"), join(inbox.folder, "link"));
    write(".filemq-1.part", "half");
    write("a=b", "1");
    write("x".repeat(214), "fits");
    write("y".repeat(215), "does not");
    expect([...(await readCache(inbox, "/")).keys()]).toEqual(["x".repeat(214)]);
    expect((await readCache(inbox, "/out")).size).toBe(0);
  });

  it("has no more entries than a message can carry", async () => {
    for (let count = 0; count < 300; count += 1) write(`file ${count} ${"x".repeat(200)}`.slice(0, 214), `${count}`);
    const cache = await readCache(inbox, "/");
    expect(cache.size).toBe(255);
    expect(() => encodeClientMessage({ type: "ICANHAZ", path: "/", options: new Map(), cache })).not.toThrow();
  });
});
