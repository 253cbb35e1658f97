import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { runCli } from "../support/cli.js";

const commands = readdirSync("generator/commands").map((file) => file.replace(/\.ts$/u, ""));

async function help(...args: readonly string[]): Promise<string> {
  const { code, stdout } = await runCli([...args, "--help"], { cwd: ".", env: { COLUMNS: "80" } });
  expect(code).toBe(0);
  return stdout;
}

it("names every command, and the one that completes in shells", async () => {
  const text = await help();
  for (const command of [...commands, "autocomplete"]) expect(text).toMatch(new RegExp(`^  ${command} `, "mu"));
});

describe.each(commands)("the help of %s", (command) => {
  it("fits into 80 columns, and shows examples", async () => {
    const lines = (await help(command)).split("\n");
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    expect(lines[0]).toMatch(/^[A-Z].*\.?$/u);
    const examples = lines.slice(lines.indexOf("EXAMPLES"));
    expect(examples.filter((line) => line.includes(`$ chartwright ${command}`)).length).toBeGreaterThan(0);
  });
});
