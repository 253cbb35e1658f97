import { spreadOf } from "../measure/statistics.js";
import {
  compileVerifier,
  exploreOnce,
  loadProtocol,
  readProtocol,
  type Explored,
  type Verifier,
} from "../tasks/verify.js";
import { writePair } from "../specs/pair.js";
import { digits, formatRatio } from "./cells.js";
import type { Line, Row } from "./row.js";

/** How many configurations are to be explored in a second, and how long two charts of ten states may take. */
const speed = 500_000;
const limit = 1_000;

const protocol = "specs/filemq.chart.yaml";
const bound = 4;

/** How fast both roles are explored, beside Spin's verifier on the same model in the same run. */
export const verifyRow: Row = {
  name: "verify",
  run: ({ launches }) => {
    const read = readProtocol(protocol);
    const verifier = compileVerifier(read, bound);
    // Once to warm up: what is measured is a long exploration, which any start is little of.
    exploreOnce(read, bound - 1);
    const runs = Array.from({ length: Math.max(3, launches) }, () => runBoth(verifier, () => exploreOnce(read, bound)));
    verifier?.remove();
    const pair = loadProtocol(writePair(10), "pair.chart.yaml");
    const pairs = runs.map(() => exploreOnce(pair, bound));
    return Promise.resolve([describe(runs), describePair(pairs)]);
  },
};

interface Runs {
  readonly spin: ReturnType<Verifier["run"]> | null;
  readonly own: Explored;
}

function runBoth(verifier: Verifier | null, own: () => Explored): Runs {
  return { spin: verifier?.run() ?? null, own: own() };
}

function describe(runs: readonly Runs[]): Line {
  const times = spreadOf(runs.map(({ own }) => own.milliseconds));
  const [{ own, spin } = { own: { configurations: NaN, bytesEach: NaN }, spin: null }] = runs;
  const each = (own.configurations / times.median) * 1000;
  const states = `${digits(own.configurations)} configurations, ${digits(own.bytesEach)} bytes each`;
  const beside = runs.flatMap((run) => (run.spin === null ? [] : [run.own.milliseconds / run.spin.milliseconds]));
  const ratio = spin === null ? "" : `; ${formatRatio(spreadOf(beside))} of Spin's time`;
  return {
    what: `\`verify\`, FILEMQ, channels of ${bound} (${states}): configurations a second`,
    cells: { chartwright: `${digits(each)}${ratio}` },
    target: digits(speed),
    isMet: each >= speed,
  };
}

function describePair(runs: readonly Explored[]): Line {
  const { median } = spreadOf(runs.map(({ milliseconds }) => milliseconds));
  return {
    what: `\`verify\`, two charts of ten states, channels of ${bound} (${digits(runs[0]?.configurations ?? NaN)} configurations)`,
    cells: { chartwright: `${digits(median)} ms` },
    target: `${digits(limit)} ms`,
    isMet: median <= limit,
  };
}
