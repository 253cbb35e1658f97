import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { makeScratchFolder, readFiles } from "../../commands/scratch-folder.js";
import { runCli } from "../../support/cli.js";

const names = readdirSync("specs");
const config = readFileSync("chartwright.config.yaml", "utf8");

function makeProject(below: string, change: (text: string) => string): string {
  const specs = names.map(
    (name) => [`${below}/specs/${name}`, change(readFileSync(join("specs", name), "utf8"))] as const,
  );
  return makeScratchFolder({ ...Object.fromEntries(specs), [`${below}/chartwright.config.yaml`]: change(config) });
}

it("emits the committed bytes in a far folder, time zone and language, from CRLF specs in another order", async () => {
  const folder = makeProject("a/ü b", (text) => text.replaceAll("\n", "\r\n"));
  const env = { TZ: "Pacific/Chatham", LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8" };
  const paths = names.toReversed().map((name) => `./${name}`);
  const result = await runCli(["generate", ...paths, ...paths], { cwd: join(folder, "a/ü b/specs"), env });
  expect(result).toMatchObject({ code: 0, stderr: "" });
  expect(readFiles(join(folder, "a/ü b/generated"))).toEqual(readFiles("generated"));
}, 120_000);
