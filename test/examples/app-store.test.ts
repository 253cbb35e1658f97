import { generateKeyPairSync } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { createApp } from "../../examples/apps/create-app.js";
import { createStore, isAppId, readPublicKey, writePublicKey } from "../../examples/apps/app-store.js";
import { createAppFolder, type AppFolder } from "./app-folder.js";

const paths = ["../outside", "..", ".", "", "a/b", "/etc/passwd", "C:\\x", "a\\b", "a\0", "a\n", "\n", " a", "a.pem"];
const names = ["__proto__", "con", "NUL", "Com1", "-x", "é", "a".repeat(129), "a".repeat(100_000)];

describe("the store of public keys", () => {
  let folder: AppFolder;

  beforeEach(() => {
    folder = createAppFolder();
  });

  afterEach(() => {
    folder.remove();
  });

  it.each([...paths, ...names])("takes %j for no app's id", (text) => {
    expect(isAppId(text)).toBe(false);
  });

  it.each(["a", "7", "weather-station_2", "console", "constructor", "a".repeat(128)])("takes %j for an id", (text) => {
    expect(isAppId(text)).toBe(true);
  });

  it("takes the ids that it makes itself", async () => {
    expect(isAppId((await createApp()).appId)).toBe(true);
  });

  it("leaves a key alone that an id reaches outside the folder", async () => {
    folder.add("outside");
    const inner = join(folder.path, "inner");
    createStore(inner);
    await expect(readPublicKey(inner, "../outside")).rejects.toThrow("cannot be an app's id");
    expect(() => {
      writePublicKey(inner, "../written", "PEM");
    }).toThrow("cannot be an app's id");
    expect(readdirSync(folder.path).sort()).toEqual(["inner", "outside.pem"]);
  });

  it("finds a key that came after the folder was made", async () => {
    await expect(readPublicKey(folder.path, "late")).rejects.toThrow("ENOENT");
    folder.add("late");
    expect((await readPublicKey(folder.path, "late")).asymmetricKeyType).toBe("ed25519");
  });

  it.each(["", "no key", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n"])(
    "refuses a file that holds %j",
    async (text) => {
      writeFileSync(join(folder.path, "odd.pem"), text);
      await expect(readPublicKey(folder.path, "odd")).rejects.toThrow();
    },
  );

  it("refuses a key of another kind, and a folder in a key's place", async () => {
    const { publicKey } = generateKeyPairSync("x25519");
    writeFileSync(join(folder.path, "other.pem"), publicKey.export({ type: "spki", format: "pem" }));
    mkdirSync(join(folder.path, "folder.pem"));
    await expect(readPublicKey(folder.path, "other")).rejects.toThrow("not Ed25519");
    await expect(readPublicKey(folder.path, "folder")).rejects.toThrow("EISDIR");
  });

  it("writes a key that can be read, and nothing beside it", async () => {
    const { appId, publicKey } = await createApp();
    writePublicKey(folder.path, appId, publicKey);
    expect(readdirSync(folder.path)).toEqual([`${appId}.pem`]);
    expect((await readPublicKey(folder.path, appId)).export({ type: "spki", format: "pem" })).toBe(publicKey);
  });

  it("never replaces a key, and leaves nothing behind when it is asked to", () => {
    writeFileSync(join(folder.path, "taken.pem"), "as it was");
    expect(() => {
      writePublicKey(folder.path, "taken", "another");
    }).toThrow("EEXIST");
    expect(readFileSync(join(folder.path, "taken.pem"), "utf8")).toBe("as it was");
    expect(readdirSync(folder.path)).toEqual(["taken.pem"]);
  });
});
