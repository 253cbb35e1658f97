import { chromium, type Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { enrolApp, makeApp, type App } from "../e2e/app.js";
import { Stage } from "../e2e/stage.js";
import { startServer, type StartedServer } from "../e2e/started-server.js";
import { bundlePage, type Bundle } from "./bundle-page.js";
import { findChromium } from "./find-chromium.js";
import type { Visit } from "./page.js";
import { servePage } from "./serve-page.js";

const executablePath = findChromium();
if (executablePath === null) {
  const reason = "no chromium, chromium-browser or google-chrome in PATH, no CHROMIUM_PATH, none of Playwright's";
  console.warn(`the handshake in a browser is left out: ${reason}`);
}

/** What keeps a browser from doing anything but what the test asks of it. */
const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const stage = new Stage();
let bundle: Bundle;

beforeAll(async () => {
  bundle = await bundlePage();
});

afterAll(() => stage.clear());

test("the page has the emitted client in it, and nothing of Node or `ws`", () => {
  expect(Object.keys(bundle.metafile.inputs).sort()).toEqual([
    "generated/handshake/client.ts",
    "generated/handshake/client.websocket.ts",
    "generated/handshake/messages.ts",
    "generated/host.ts",
    "generated/runtime.ts",
    "generated/websocket.ts",
    "test/browser/page.ts",
  ]);
  expect(Object.values(bundle.metafile.outputs).flatMap(({ imports }) => imports)).toEqual([]);
  expect(bundle.text).not.toMatch(/node:|\brequire\(|\bBuffer\b|\bprocess\./u);
});

describe.skipIf(executablePath === null)("in Chromium", () => {
  let server: StartedServer;
  let browser: Browser;
  let url: string;

  beforeAll(async () => {
    server = await startServer(stage, "handshake", { transport: "WebSocket", flags: ["--trace"] });
    const page = await servePage(bundle.text);
    stage.onClear(() => page.close());
    url = page.url;
    browser = await chromium.launch({ executablePath: executablePath ?? "", args });
    stage.onClear(() => browser.close());
  });

  /** Runs the page's program in a page of its own. */
  async function visit(app: App): Promise<readonly string[]> {
    const page = await browser.newPage();
    await page.goto(url);
    const key = app.key.export({ type: "pkcs8", format: "der" }).toString("base64");
    stage.secrets.noteText(key);
    const choice: Visit = { url: `ws://127.0.0.1:${server.port}`, app: app.id, key, nops: 3 };
    const program = `import("/page.js").then(({ shakeHands }) => shakeHands(${JSON.stringify(choice)}))`;
    try {
      return await page.evaluate<readonly string[]>(program);
    } finally {
      await page.close();
    }
  }

  test("a page does the handshake, NOPs and BYE", async () => {
    const nop = ["READY -> awaiting NOP", "awaiting NOP -> READY"];
    expect(await visit(enrolApp(server.apps, "a-page"))).toEqual([
      "CONNECTED -> awaiting SERVER-HELLO",
      "awaiting SERVER-HELLO -> HANDSHAKE",
      "HANDSHAKE -> awaiting READY-OK",
      "awaiting READY-OK -> READY",
      ...[nop, nop, nop].flat(),
      "READY -> awaiting BYE",
      "BYE: bye",
      "awaiting BYE -> awaiting closed",
      "awaiting closed -> DISCONNECTED",
      "ended: final",
    ]);
    await server.program.says(/ended: final\n/u);
    expect(server.program.errors.map((line) => line.replace(/^\S+ /u, ""))).toEqual([
      "CONNECTED -> HANDSHAKE",
      "HANDSHAKE -> READY",
      "READY -> DISCONNECTED",
      "ended: final",
    ]);
  });

  test("a page with another key is refused", async () => {
    const { id } = enrolApp(server.apps, "another-page");
    await expect(visit(makeApp(id))).rejects.toThrow('the session ended in the state "DISCONNECTED"');
    await server.program.says(/HANDSHAKE -> DISCONNECTED\n/u);
    expect(stage.findSlips()).toEqual([]);
  });
});
