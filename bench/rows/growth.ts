import { Project } from "../start-up/project.js";
import { digits } from "./cells.js";
import type { Line, Row } from "./row.js";

/** How many times as long a spec may take among the most as among the fewest. */
const limit = 1.25;
const fewest = 30;
const most = 300;

/** What is run, and what is left of the runs before it. */
const runs = [
  { what: "`check`", flags: ["check"], from: "nothing" },
  { what: "`generate` of everything", flags: ["generate"], from: "nothing" },
  { what: "`generate` that changes nothing", flags: ["generate"], from: "all of it" },
] as const;

/** How the time of a whole process grows with the number of specs: what one more takes, from few to many. */
export const growthRow: Row = {
  name: "growth",
  run: () => {
    const project = new Project();
    try {
      const [none, few, many] = [1, fewest, most].map((count) => {
        project.multiply(count);
        return runs.map(({ flags, from }) => {
          if (from === "nothing") project.empty();
          return project.run(flags);
        });
      });
      const times = { none: none ?? [], few: few ?? [], many: many ?? [] };
      return Promise.resolve(runs.map(({ what }, at) => describe(what, at, times)));
    } finally {
      project.remove();
    }
  },
};

interface Times {
  readonly none: readonly number[];
  readonly few: readonly number[];
  readonly many: readonly number[];
}

function describe(what: string, at: number, { none, few, many }: Times): Line {
  const perFew = ((few[at] ?? NaN) - (none[at] ?? NaN)) / (fewest - 1);
  const perMany = ((many[at] ?? NaN) - (few[at] ?? NaN)) / (most - fewest);
  return {
    what: `${what}: a spec of ${most}, beside one of ${fewest}`,
    cells: { "hand-written": "", chartwright: `${digits(perMany)} ms (×${digits(perMany / perFew)})` },
    target: `×${limit}`,
    isMet: perMany / perFew <= limit,
  };
}
