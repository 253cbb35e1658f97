import { readFileSync } from "node:fs";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { bundle, measure } from "./bundle.js";
import { missingFixture } from "./fixture.js";
import { makeUserProject, type UserProject } from "./user-project.js";

let project: UserProject;

beforeAll(async () => {
  project = await makeUserProject("js");
});

afterAll(() => {
  project.remove();
});

function read(path: string): string {
  return readFileSync(join(project.folder, "generated", path), "utf8");
}

/** What of the runtime is exported to be called, by name. */
function listRuntime(): readonly string[] {
  return [...read("runtime.ts").matchAll(/^export (?:abstract )?(?:class|function|const) (\w+)/gmu)].map(
    ([, name = ""]) => name,
  );
}

/** What files of the handshake import of the runtime to call it, by name. */
function listImported(files: readonly string[]): ReadonlySet<string> {
  const lists = files.map(
    (file) => /import \{([^}]*)\} from "\.\.\/runtime\.js"/u.exec(read(`handshake/${file}`))?.[1],
  );
  const names = lists.flatMap((list = "") => list.split(",").map((name) => name.trim()));
  return new Set(names.filter((name) => name !== "" && !name.startsWith("type ")));
}

/** What a bundle defines or calls by these names; each was looked for as a whole word. */
function listFound(text: string, names: readonly string[]): readonly string[] {
  return names.filter((name) => new RegExp(`\\b${name}\\b`, "u").test(text));
}

function writeEntry(role: "Client" | "Server", from: string): string {
  const peer = role === "Client" ? "Server" : "Client";
  return `export { createHandshake${role}, decode${peer}Message, encode${role}Message } from "./generated/${from}";\n`;
}

const client = writeEntry("Client", "handshake/index.js");
const server = writeEntry("Server", "handshake/index.js");

describe.skipIf(missingFixture !== null)("what is not used is not in a bundle", () => {
  test("a client's has nothing of the server's file or of other protocols", async () => {
    const { bytes } = await bundle(project, client);
    const files = Object.keys(bytes).filter((path) => (bytes[path] ?? 0) > 0);
    expect(files.toSorted()).toEqual([
      "generated/handshake/client.ts",
      "generated/handshake/messages.ts",
      "generated/runtime.ts",
    ]);
  });

  test("a server's has nothing of the client's file", async () => {
    const { bytes } = await bundle(project, server);
    const files = Object.keys(bytes).filter((path) => (bytes[path] ?? 0) > 0);
    expect(files).not.toContain("generated/handshake/client.ts");
    expect(files).toContain("generated/handshake/server.ts");
  });

  test("a client's has nothing of the runtime that only servers import", async () => {
    const used = listImported(["client.ts", "messages.ts"]);
    const ofServers = [...listImported(["server.ts"])].filter((name) => !used.has(name));
    expect(ofServers).not.toEqual([]);
    expect(listFound((await bundle(project, client)).text, ofServers)).toEqual([]);
    expect(listFound((await bundle(project, server)).text, ofServers)).toEqual(ofServers);
  });

  test("a client's has nothing that reads or writes types of fields that its protocol has not", async () => {
    const used = listImported(["messages.ts"]);
    const ofFields = listRuntime().filter((name) => /^(?:check|read|write)[A-Z]/u.test(name));
    const unused = ofFields.filter((name) => !used.has(name));
    expect(unused).toEqual(expect.arrayContaining(["checkFloat64", "readMap", "writeInt64"]));
    const { text } = await bundle(project, client);
    expect(listFound(text, unused)).toEqual([]);
    expect(text).not.toMatch(/zproto/iu);
  });

  test("a client's cannot read its own messages or write its server's", async () => {
    const wrongWay = ["readHello", "readAuth", "writeServerHello", "writeReadyOk", "makeServerHello", "makeReadyOk"];
    const rightWay = ["writeHello", "writeAuth", "readServerHello", "readReadyOk", "makeHello"];
    const { text } = await bundle(project, client);
    expect(listFound(read("handshake/messages.ts"), wrongWay)).toEqual(wrongWay);
    expect(listFound(text, wrongWay)).toEqual([]);
    expect(listFound(text, rightWay)).toEqual(rightWay);
  });

  const idle = [
    'import type { HandshakeClientState } from "./generated/handshake/index.js";',
    'import { createHandshakeServer } from "./generated/handshake/index.js";',
    'import { HandshakeClient } from "./generated/handshake/client.js";',
    'import "./generated/filemq/index.js";',
    'import "./generated/registration/index.js";',
    'import "./generated/runtime.js";',
  ];

  test.each(idle)("an entry that only says %s is empty", async (entry) => {
    expect((await bundle(project, entry, "minified")).text.trim()).toBe("");
  });

  test("but a file that does something when it is imported stays", async () => {
    project.write("generated/busy.ts", 'console.log("here");\nexport * from "./handshake/index.js";\n');
    const { text } = await bundle(project, 'import { createHandshakeServer } from "./generated/busy.js";', "minified");
    expect(text.trim()).toBe('console.log("here");');
  });
});

/** Compressed bytes that a role with its runtime and codec may have. The target is 3,000. */
const bound = 6_000;

describe.skipIf(missingFixture !== null)("a role with its runtime and codec is small", () => {
  test.each([
    { role: "client", entry: client },
    { role: "server", entry: server },
  ])("handshake's $role", async ({ role, entry }) => {
    const size = measure((await bundle(project, entry, "minified")).text);
    console.log(`handshake ${role}: ${size.plain} bytes minified, ${size.gzip} by gzip, ${size.brotli} by brotli`);
    expect(size.brotli).toBeLessThan(bound);
  });
});
