import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { Arrival } from "../../../examples/filemq/inbox/arrival.js";
import { Inbox } from "../../../examples/filemq/inbox/inbox.js";
import type { Cheezburger } from "../../../generated/filemq/messages.js";

let outside: string;
let folder: string;
let told: string[];
let arrival: Arrival;
let sequence: bigint;

beforeEach(() => {
  outside = mkdtempSync(join(tmpdir(), "filemq-arrival-"));
  folder = join(outside, "inbox");
  told = [];
  sequence = 0n;
  arrival = new Arrival(new Inbox(folder), {
    created: (path) => told.push(`created ${path}`),
    deleted: (path) => told.push(`deleted ${path}`),
    failed: (line) => told.push(line),
  });
});

afterEach(() => {
  arrival.close();
  rmSync(outside, { recursive: true });
});

function takeMessage(over: Partial<Cheezburger>): void {
  const message = {
    sequence,
    operation: 1,
    filename: "/a",
    offset: 0n,
    eof: 0,
    headers: new Map(),
    chunk: Buffer.of(),
  };
  arrival.take({ ...message, ...over, type: "CHEEZBURGER" });
  sequence = (over.sequence ?? sequence) + 1n;
}

const take = (filename: string, offset: number, text: string): void => {
  takeMessage({ filename, offset: BigInt(offset), chunk: Buffer.from(text) });
};

const drop = (filename: string): void => {
  takeMessage({ filename, operation: 2 });
};

const read = (path: string): string => readFileSync(join(folder, path), "utf8");

describe("Arrival", () => {
  it("puts chunks together, and shows the file only when it is complete", () => {
    take("/sub/a", 0, "one");
    take("/sub/a", 3, "two");
    expect(readdirSync(folder)).not.toContain("sub");
    take("/sub/a", 6, "");
    expect(read("sub/a")).toBe("onetwo");
    expect(readdirSync(folder)).toEqual(["sub"]);
    expect(told).toEqual(["created /sub/a"]);
  });

  it("takes an empty file, and replaces one that is there", () => {
    take("/a", 0, "old");
    take("/a", 3, "");
    take("/a", 0, "");
    expect(read("a")).toBe("");
    expect(told).toEqual(["created /a", "created /a"]);
  });

  it("begins again where the server does, and says nothing of it", () => {
    take("/a", 0, "first");
    take("/a", 0, "other");
    take("/a", 5, "");
    expect(read("a")).toBe("other");
    expect(told).toEqual(["created /a"]);
  });

  it("discards a file whose chunk comes at another place, says so once, and takes it when it comes again", () => {
    take("/a", 0, "one");
    take("/a", 4, "two");
    take("/a", 7, "");
    expect(told).toEqual(["/a was not taken: its chunk at 3 was due, not that at 4"]);
    expect(readdirSync(folder)).toEqual([]);
    take("/a", 0, "");
    expect(told.slice(1)).toEqual(["created /a"]);
  });

  it("discards a file that another comes in between", () => {
    take("/a", 0, "one");
    take("/b", 0, "");
    take("/a", 3, "");
    expect(readdirSync(folder)).toEqual(["b"]);
    expect(told).toEqual([
      "/a was not taken: /b came before its end",
      "created /b",
      "/a was not taken: its beginning is missing",
    ]);
  });

  it("discards a file of which a message is missing", () => {
    take("/a", 0, "one");
    takeMessage({ filename: "/a", offset: 3n, sequence: 2n });
    expect(readdirSync(folder)).toEqual([]);
    expect(told).toEqual([
      "the server skipped messages: number 2 came where 1 was due",
      "/a was not taken: messages are missing",
    ]);
  });

  it("deletes a file, and the folders that are empty then", () => {
    take("/x/y/a", 0, "");
    take("/x/b", 0, "");
    drop("/x/y/a");
    expect(readdirSync(join(folder, "x"))).toEqual(["b"]);
    drop("/x/b");
    drop("/x/b");
    expect(readdirSync(folder)).toEqual([]);
    expect(told.slice(2)).toEqual(["deleted /x/y/a", "deleted /x/b"]);
  });

  it("lets a file be where a folder was deleted, and the other way round", () => {
    take("/x/a", 0, "");
    drop("/x/a");
    take("/x", 0, "");
    drop("/x");
    take("/x/a", 0, "");
    expect(told).toEqual(["created /x/a", "deleted /x/a", "created /x", "deleted /x", "created /x/a"]);
  });

  it("refuses a path where the other kind stands in its way, and an operation that there is not", () => {
    mkdirSync(join(folder, "d", "e"), { recursive: true });
    writeFileSync(join(folder, "f"), "mine");
    take("/d", 0, "");
    take("/f/a", 0, "");
    drop("/d");
    takeMessage({ filename: "/g", operation: 3 });
    expect(told).toEqual([
      "/d was not taken: it is a folder in the inbox",
      "/f/a was not taken: f is no folder in the inbox",
      "/d was not taken: it is a folder in the inbox",
      "/g was not taken: there is no operation 3",
    ]);
    expect(read("f")).toBe("mine");
  });

  it("follows no link: neither that of a folder nor that of a file", () => {
    writeFileSync(join(outside, "precious"), "untouched");
    symlinkSync(outside, join(folder, "out"));
    symlinkSync(join(outside, "precious"), join(folder, "link"));
    take("/out/precious", 0, "evil");
    take("/out/precious", 4, "");
    drop("/out/precious");
    take("/link", 0, "new");
    take("/link", 3, "");
    expect(readFileSync(join(outside, "precious"), "utf8")).toBe("untouched");
    expect(read("link")).toBe("new");
    expect(told).toContain("/out/precious was not taken: out is no folder in the inbox");
    expect(told).toContain("created /link");
  });

  it("leaves nothing of a file that was not complete when it is closed, or was killed", () => {
    take("/a", 0, "one");
    expect(readdirSync(folder)).toHaveLength(1);
    arrival.close();
    expect(readdirSync(folder)).toEqual([]);
    const dead = 4_194_304 + 1; // No process has an id as high as that.
    writeFileSync(join(folder, `.filemq-${dead}.part`), "left over");
    new Inbox(folder);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("refuses the name of what is not complete", () => {
    take(`/.filemq-${process.pid}.part`, 0, "");
    take("/.filemq-1.part/a", 0, "");
    expect(told.filter((line) => line.startsWith("created"))).toEqual([]);
  });

  it("never writes outside of the inbox, whatever it is sent", () => {
    const name = fc
      .array(fc.constantFrom("/", "..", ".", "a", "b", "\\", "\0", "out", "x".repeat(300)), { maxLength: 8 })
      .map((parts) => parts.join(""));
    const chunk = fc.constantFrom("", "z").map((text) => Buffer.from(text));
    const message = fc.record({ filename: name, offset: fc.bigInt(0n, 2n), chunk, operation: fc.nat(3) });
    symlinkSync(outside, join(folder, "out"));
    fc.assert(
      fc.property(fc.array(message, { maxLength: 10 }), (messages) => {
        for (const message of messages) takeMessage(message);
        expect(readdirSync(outside)).toEqual(["inbox"]);
      }),
      { numRuns: 300 },
    );
  });
});
