import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { join, relative } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { Stage } from "../stage.js";
import { digest, digestFolder, writeFiles } from "./files.js";
import { Kitchen } from "./kitchen.js";
import { RunningClient } from "./programs.js";
import { RouterHost } from "./router-host.js";

const stage = new Stage();

afterAll(() => stage.clear());

// One client for all: each test goes on where the one before has ended, and so shows that the client does.
describe("a client whose server", () => {
  const around = stage.makeFolder();
  const [inbox, outside] = [join(around, "inbox"), join(around, "outside")];
  let kitchen: Kitchen;
  let client: RunningClient;
  let before: Readonly<Record<string, string>>;
  let marks = 0;

  beforeAll(async () => {
    writeFiles(around, {
      "outside/victim.txt": "untouched",
      "inbox/folder/inside.txt": "stays",
      "inbox/file.txt": "stays, too",
      "beside.txt": "untouched",
    });
    symlinkSync(outside, join(inbox, "folder-link"));
    symlinkSync(join(outside, "victim.txt"), join(inbox, "file-link"));
    symlinkSync(join(outside, "made.txt"), join(inbox, "dangling-link"));
    mkdirSync(join(inbox, "deep"));
    symlinkSync("../../outside", join(inbox, "deep/link"));
    before = await digestAround();
    const host = await RouterHost.bind(stage);
    kitchen = new Kitchen(host);
    client = new RunningClient(stage, { endpoint: host.endpoint, inbox });
    await host.admit();
  });

  /** All that lies beside the inbox. */
  async function digestAround(): Promise<Readonly<Record<string, string>>> {
    return { ...(await digestFolder(outside)), beside: await digest(join(around, "beside.txt")) };
  }

  /** Waits until the client has done all that it was told before; it goes on, and nothing outside is touched. */
  async function settle(): Promise<void> {
    marks += 1;
    await kitchen.file(`/marks/${marks}.txt`, "a file as it should be");
    await client.creates(`marks/${marks}.txt`);
    expect(await digestAround()).toEqual(before);
    expect(readdirSync(around).sort()).toEqual(["beside.txt", "inbox", "outside"]);
  }

  const escapes: readonly string[] = [
    "../made.txt",
    "/../made.txt",
    "/deep/../../made.txt",
    "..",
    "/",
    "",
    ".",
    "/..\\made.txt",
    "/made.txt\0",
    "/\0/../../made.txt",
    "../outside/victim.txt",
    "/folder-link/made.txt",
    "/folder-link/victim.txt",
    "/deep/link/victim.txt",
    "/folder",
    "/file.txt/made.txt",
  ];

  test.each(escapes)("creates %j is not obeyed, and that is reported", async (path) => {
    const reports = client.program.errors.length;
    await kitchen.file(path, "what should never be there");
    await settle();
    await client.reports(reports + 1);
    expect(readFileSync(join(inbox, "folder/inside.txt"), "utf8")).toBe("stays");
    expect(readFileSync(join(inbox, "file.txt"), "utf8")).toBe("stays, too");
  });

  test.each([...escapes, "/folder-link", "/deep", "/deep/link/.."])("deletes %j deletes nothing else", async (path) => {
    await kitchen.delete(path);
    await settle();
    expect(readFileSync(join(inbox, "folder/inside.txt"), "utf8")).toBe("stays");
    expect(readFileSync(join(inbox, "file.txt"), "utf8")).toBe("stays, too");
  });

  test.each(["/file-link", "/dangling-link"])("writes where the link %s is leaves what it leads to", async (path) => {
    await kitchen.file(path, "what should never be there");
    await settle();
    expect(existsSync(join(outside, "made.txt"))).toBe(false);
  });

  test("writes where a link comes in the way while the file is sent is not obeyed, and that is reported", async () => {
    const reports = client.program.errors.length;
    await kitchen.file("/late/first.txt", "a file as it should be");
    await kitchen.chunk("/late/victim.txt", 0, "what should never be there");
    await kitchen.settle();
    rmSync(join(inbox, "late"), { recursive: true });
    symlinkSync(outside, join(inbox, "late"));
    await kitchen.chunk("/late/victim.txt", 26, "");
    await settle();
    await client.reports(reports + 1);
  });

  test("writes to a whole path of the disk writes below the inbox, or nothing", async () => {
    await kitchen.file(`/${relative("/", outside)}/made.txt`, "below the inbox");
    await kitchen.file("//made.txt", "nowhere");
    await settle();
  });

  test("uses the longest name there is gets its file", async () => {
    const name = "x".repeat(254);
    await kitchen.file(`/${name}`, "a long name");
    await client.creates(name);
    await kitchen.delete(`/${name}`);
    await client.deletes(name);
    await settle();
  });

  test("says control characters cannot move the terminal's cursor", async () => {
    await kitchen.file("/\u001b[2J\rcreated faked.txt\ncreated faked.txt", "a name like any other");
    await kitchen.delete("/../\u001b[2J");
    await settle();
    expect(client.program.said).not.toMatch(/[^\P{Cc}\n]/u);
    expect(client.program.said).not.toMatch(/^created faked/mu);
  });

  test("leaves nothing partial", async () => {
    const names = Object.keys(await digestFolder(inbox)).map((name) => name.replace(/\p{Cc}+/gu, " "));
    const unsaid = names.filter((name) => !client.program.said.includes(`created ${name}\n`));
    expect(unsaid).toEqual(["file.txt", "folder/inside.txt"]);
  });
});

test("no program prints where it failed", () => {
  expect(stage.findSlips()).toEqual([]);
});
