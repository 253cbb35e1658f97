import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { FolderWatches } from "../../generator/watch/folder-watches.js";
import { WatchPlanDraft, type WatchPlan } from "../../generator/watch/watch-plan.js";
import { makeScratchFolder } from "../commands/scratch-folder.js";
import { within } from "../e2e/within.js";

const all: FolderWatches[] = [];

afterEach(() => {
  for (const watches of all.splice(0)) watches.close();
});

/** Watches of a test: `notices` is how often they have told of something, `noticed` waits until they do. */
function watch() {
  const state = { notices: 0 };
  let wake: () => void = () => undefined;
  const watches = new FolderWatches(() => {
    state.notices += 1;
    wake();
  });
  all.push(watches);
  const noticed = async (doing: () => void): Promise<void> => {
    const seen = new Promise<void>((resolve) => {
      wake = resolve;
    });
    doing();
    await within(seen, () => "nothing was noticed");
    await setImmediate();
  };
  return { watches, state, noticed };
}

/** Plans to watch one file, in a project's folder. */
function planFile(root: string, path: string): WatchPlan {
  const draft = new WatchPlanDraft(root);
  draft.addFile(join(root, path));
  return draft.plan;
}

describe("FolderWatches", () => {
  it("notices a save by renaming, again and again", async () => {
    const root = makeScratchFolder({ "a.chart.yaml": "" });
    const { watches, noticed } = watch();
    watches.follow(planFile(root, "a.chart.yaml"));
    for (const content of ["1", "2", "3"]) {
      writeFileSync(join(root, "a.chart.yaml.swp"), content);
      await noticed(() => {
        renameSync(join(root, "a.chart.yaml.swp"), join(root, "a.chart.yaml"));
      });
    }
  });

  it("notices nothing of other files", async () => {
    const root = makeScratchFolder({ "a.chart.yaml": "", "other.txt": "" });
    const [own, every] = [watch(), watch()];
    own.watches.follow(planFile(root, "a.chart.yaml"));
    every.watches.follow(new Map([[root, null]]));
    await every.noticed(() => {
      writeFileSync(join(root, "other.txt"), "1");
    });
    expect(own.state.notices).toBe(0);
  });

  it("tells whether it has begun to watch a folder", () => {
    const root = makeScratchFolder({ "specs/a.chart.yaml": "" });
    const { watches } = watch();
    expect(watches.follow(planFile(root, "specs/a.chart.yaml"))).toBe(true);
    expect(watches.follow(planFile(root, "specs/a.chart.yaml"))).toBe(false);
    expect(watches.follow(planFile(root, "specs/b.chart.yaml"))).toBe(false);
    expect(watches.follow(planFile(root, "not/there/b.chart.yaml"))).toBe(false);
    expect(watches.follow(planFile(root, "not/there/b.chart.yaml"))).toBe(false);
    expect(watches.follow(planFile(root, "specs/a.chart.yaml"))).toBe(true);
  });

  it("tells that it has begun to watch the folder above one that is not there", () => {
    const root = makeScratchFolder();
    const { watches } = watch();
    const plan = new Map([[join(root, "x/y"), null]]);
    expect(watches.follow(plan)).toBe(true);
    expect(watches.follow(plan)).toBe(false);
  });

  it.each(["moved away and replaced", "removed and made again"])("follows a folder that was %s", async (how) => {
    const root = makeScratchFolder({ "deep/specs/a.chart.yaml": "" });
    const plan = planFile(root, "deep/specs/a.chart.yaml");
    const { watches, noticed } = watch();
    watches.follow(plan);
    for (const round of ["1", "2", "3"]) {
      await noticed(() => {
        if (how.startsWith("moved")) renameSync(join(root, "deep"), join(root, `deep-${round}`));
        else rmSync(join(root, "deep"), { recursive: true });
        mkdirSync(join(root, "deep/specs"), { recursive: true });
      });
      while (watches.follow(plan));
      await noticed(() => {
        writeFileSync(join(root, "deep/specs/a.chart.yaml"), round);
      });
    }
  });

  it("notices a folder that comes, level by level", async () => {
    const root = makeScratchFolder();
    const plan = planFile(root, "x/y/a.chart.yaml");
    const { watches, noticed } = watch();
    const steps = [
      () => {
        mkdirSync(join(root, "x"));
      },
      () => {
        mkdirSync(join(root, "x/y"));
      },
      () => {
        writeFileSync(join(root, "x/y/a.chart.yaml"), "");
      },
    ];
    for (const step of steps) {
      while (watches.follow(plan));
      await noticed(step);
    }
  });

  it("notices that a folder is there again which was planned without those on the way to it", async () => {
    const root = makeScratchFolder({ "x/y/a.chart.yaml": "" });
    const plan = new Map([[join(root, "x/y"), null]]);
    const { watches, noticed } = watch();
    watches.follow(plan);
    const steps = [
      () => {
        rmSync(join(root, "x"), { recursive: true });
      },
      () => {
        mkdirSync(join(root, "x"));
      },
      () => {
        mkdirSync(join(root, "x/y"));
      },
      () => {
        writeFileSync(join(root, "x/y/a.chart.yaml"), "");
      },
    ];
    for (const step of steps) {
      while (watches.follow(plan));
      await noticed(step);
    }
  });

  it("notices a folder that comes where a file stands above it", async () => {
    const root = makeScratchFolder({ x: "" });
    const { watches, noticed } = watch();
    const plan = new Map([[join(root, "x/y/z"), null]]);
    while (watches.follow(plan));
    await noticed(() => {
      rmSync(join(root, "x"));
    });
    while (watches.follow(plan));
    await noticed(() => {
      mkdirSync(join(root, "x/y/z"), { recursive: true });
    });
  });

  it("watches nothing once it is closed", async () => {
    const root = makeScratchFolder();
    const [closed, open] = [watch(), watch()];
    for (const { watches } of [closed, open]) watches.follow(new Map([[root, null]]));
    closed.watches.close();
    expect(closed.watches.follow(new Map([[root, null]]))).toBe(false);
    await open.noticed(() => {
      writeFileSync(join(root, "a"), "");
    });
    expect(closed.state.notices).toBe(0);
  });
});
