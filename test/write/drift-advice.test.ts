import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { defaultConfig, defaultTarget } from "../../generator/config/config.js";
import type { EmittedFile } from "../../generator/index.js";
import { describeDrift, type DescribedDrift } from "../../generator/project/describe-drift.js";
import { planTarget } from "../../generator/project/plan-target.js";
import { makeScratchFolder, readFiles, writeFiles } from "../commands/scratch-folder.js";
import { emitted, firstLine } from "./emitted.js";
import { age, readTree } from "./tree.js";
import { writeOutput, type Output } from "./write-output.js";

const files = [emitted("p/a.ts", "1"), emitted("p/b.ts", "1", "specs/b.chart.yaml")];

async function makeOutput(): Promise<Output> {
  const folder = makeScratchFolder({ "specs/a.chart.yaml": "", "specs/b.chart.yaml": "" });
  const output = { folder, out: join(folder, "out") };
  await writeOutput(output, files);
  return output;
}

function compare({ folder, out }: Output, wanted: readonly EmittedFile[], diff = false): DescribedDrift {
  const project = { folder, config: defaultConfig, configPath: null };
  const target = { target: { ...defaultTarget, out }, files: wanted, diagnostics: [] };
  const planned = planTarget(project, target, { force: false, prune: true });
  const formatMend = (needs: object): string => `mend ${JSON.stringify(needs)}`;
  return describeDrift([planned], { diff, formatMend });
}

const plain = 'mend {"force":false,"prune":false}';

/** How each class comes about, what then is emitted, and what mends it. */
const classes: Readonly<
  Record<string, { change: (output: Output) => void; wanted?: readonly EmittedFile[]; mend: string | null }>
> = {
  missing: {
    change: ({ out }) => {
      rmSync(join(out, "p/a.ts"));
    },
    mend: plain,
  },
  changed: {
    change: () => undefined,
    wanted: [emitted("p/a.ts", "2"), emitted("p/b.ts", "1", "specs/b.chart.yaml")],
    mend: plain,
  },
  edited: {
    change: ({ out }) => {
      writeFiles(out, { "p/a.ts": `${firstLine}mine\n` });
    },
    mend: 'mend {"force":true,"prune":false}',
  },
  orphaned: {
    change: ({ folder }) => {
      rmSync(join(folder, "specs/b.chart.yaml"));
    },
    wanted: [emitted("p/a.ts", "1")],
    mend: 'mend {"force":false,"prune":true}',
  },
  foreign: {
    change: ({ out }) => {
      writeFiles(out, { "p/c.ts": firstLine });
    },
    mend: null,
  },
};

const all = Object.entries(classes);

describe.each(all)("drift of the class %s", (standing, { change, wanted = files, mend }) => {
  it("is told, with its remedy, and nothing is touched", async () => {
    const output = await makeOutput();
    change(output);
    age(output.folder);
    const before = readTree(output.folder);
    const { hasDrifted, body } = compare(output, wanted);
    expect(hasDrifted).toBe(true);
    expect(body.keys).toMatchObject({ mend });
    const remedy = mend === null ? "Foreign files are never overwritten" : `To mend it: ${mend}`;
    expect(body.lines).toContainEqual(expect.stringContaining(remedy));
    expect(body.lines[standing === "changed" || standing === "orphaned" ? 1 : 0]).toMatch(
      new RegExp(`^${standing} +\\S+/out/p/\\w\\.ts$`, "u"),
    );
    expect(readTree(output.folder)).toEqual(before);
  });
});

// What is foreign stays as it is, and so has no diff.
describe.each(all.filter(([standing]) => standing !== "foreign"))(
  "with --diff drift of the class %s",
  (_standing, one) => {
    const { change, wanted = files } = one;

    it("has a diff that git applies, which mends it", async () => {
      const output = await makeOutput();
      change(output);
      const text = compare(output, wanted, true).body.lines.join("\n");
      execFileSync("git", ["apply", "-p1", "--unsafe-paths"], { cwd: process.cwd(), input: `${text}\n` });
      expect(readFiles(output.out)).toMatchObject(
        Object.fromEntries(wanted.map(({ path, content }) => [path, content])),
      );
      expect(compare(output, wanted).hasDrifted).toBe(false);
    });
  },
);

describe("no drift", () => {
  it("is found in a checkout with CRLF in every file, and nothing is written there either", async () => {
    const output = await makeOutput();
    const crlf = Object.entries(readFiles(output.folder)).map(([path, text]) => [path, text.replaceAll("\n", "\r\n")]);
    writeFiles(output.folder, Object.fromEntries(crlf) as Record<string, string>);
    age(output.folder);
    const before = readTree(output.folder);
    expect(compare(output, files).hasDrifted).toBe(false);
    await writeOutput(output, files);
    expect(readTree(output.folder)).toEqual(before);
  });

  it("is not said where nothing is compared", async () => {
    const output = await makeOutput();
    expect(() => compare(output, [])).toThrow("The specs emit no file, so there is nothing to compare.");
  });
});
