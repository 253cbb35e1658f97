import { renameSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { planWatch } from "../../generator/watch/plan-watch.js";
import { makeScratchFolder } from "../commands/scratch-folder.js";

it("plans to watch each link on the way to a spec, and the file at its end", async () => {
  const root = makeScratchFolder({ "specs/x": "", "links/x": "", "real/v1.yaml": "" });
  symlinkSync("../real/v1.yaml", join(root, "links/now.yaml"));
  symlinkSync("../links/now.yaml", join(root, "specs/a.chart.yaml"));
  const spec = join(root, "specs/a.chart.yaml");
  const plan = await planWatch({ config: join(root, "c.yaml"), root, wanted: [], specs: [spec], fault: null }, root);
  expect([...(plan.get(join(root, "links")) ?? [])]).toContain("now.yaml");
  expect([...(plan.get(join(root, "real")) ?? [])]).toContain("v1.yaml");
});

it("ends where links lead in a circle", async () => {
  const root = makeScratchFolder({ "specs/x": "" });
  symlinkSync("b.yaml", join(root, "specs/a.yaml"));
  symlinkSync("a.yaml", join(root, "specs/c.yaml"));
  renameSync(join(root, "specs/c.yaml"), join(root, "specs/b.yaml"));
  const survey = { config: null, root, wanted: [], specs: [join(root, "specs/a.yaml")], fault: null };
  expect([...((await planWatch(survey, root)).get(join(root, "specs")) ?? [])].toSorted()).toContain("b.yaml");
});
