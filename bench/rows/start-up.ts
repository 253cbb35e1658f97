import { spreadOf } from "../measure/statistics.js";
import { Project } from "../start-up/project.js";
import { digits, formatRatio } from "./cells.js";
import type { Line, Row } from "./row.js";

/** What is run, and how many times as long as a bare Node it may take. */
interface Start {
  readonly what: string;
  readonly flags: readonly string[];
  readonly from: "nothing" | "all of it";
  readonly limit: number;
}

const starts: readonly Start[] = [
  { what: "`--version`", flags: ["--version"], from: "all of it", limit: 2.5 },
  { what: "`check` of the three specs", flags: ["check"], from: "all of it", limit: 4 },
  { what: "`generate` that changes nothing", flags: ["generate"], from: "all of it", limit: 10 },
  { what: "`generate` of everything", flags: ["generate"], from: "nothing", limit: 20 },
];

/** How long a run of the program takes, from the start of its process to the end, beside a Node that does nothing. */
export const startUpRow: Row = {
  name: "start-up",
  run: ({ launches, rounds }) => {
    const project = new Project();
    try {
      project.run(["generate"]);
      return Promise.resolve(starts.map((start) => measure(project, start, Math.min(7, launches * rounds))));
    } finally {
      project.remove();
    }
  },
};

function measure(project: Project, { what, flags, from, limit }: Start, times: number): Line {
  const pairs = Array.from({ length: times }, () => {
    if (from === "nothing") project.empty();
    return { bare: project.runNothing(), own: project.run(flags) };
  });
  const bare = spreadOf(pairs.map((pair) => pair.bare));
  const ratio = spreadOf(pairs.map((pair) => pair.own / pair.bare));
  return {
    what: `${what}, the whole process; by hand: \`node -e 0\``,
    cells: { "hand-written": `${digits(bare.median)} ms`, chartwright: formatRatio(ratio) },
    target: `×${limit}`,
    isMet: ratio.median <= limit,
  };
}
