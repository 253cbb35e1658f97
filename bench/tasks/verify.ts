import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadSpec } from "../../generator/load/load-spec.js";
import type { Protocol } from "../../generator/model/protocol.js";
import { explore, type Exploration } from "../../generator/verify/explore/explore.js";
import { JointMachine } from "../../generator/verify/explore/joint-machine.js";
import { Sightings } from "../../generator/verify/judge/sightings.js";
import { writePromela } from "../../generator/verify/promela/write-promela.js";

/** What exploring both roles once took: milliseconds, configurations, and bytes for each. */
export interface Explored {
  readonly milliseconds: number;
  readonly configurations: number;
  readonly bytesEach: number;
}

/** Loads a spec that is known to be in order. */
export function readProtocol(path: string): Protocol {
  return loadProtocol(readFileSync(path, "utf8"), path);
}

/** Models the text of a spec that is known to be in order. */
export function loadProtocol(text: string, path: string): Protocol {
  const { protocol } = loadSpec(text, path);
  if (protocol === null) throw new Error(`${path} cannot be loaded`);
  return protocol;
}

/** Explores both roles of a protocol over channels of so many messages, as `verify` does. */
export function exploreOnce(protocol: Protocol, bound: number): Explored {
  const before = performance.now();
  const extent = { bound, maxBytes: Number.MAX_SAFE_INTEGER };
  const { table } = runToEnd(explore(new JointMachine(protocol), extent, new Sightings()));
  const milliseconds = performance.now() - before;
  return { milliseconds, configurations: table.size, bytesEach: table.bytes / table.size };
}

function runToEnd(exploration: ReturnType<typeof explore>): Exploration {
  for (;;) {
    const { done, value } = exploration.next();
    if (done === true) return value;
  }
}

/** Spin's verifier for one model. */
export interface Verifier {
  /** Explores the model once; gives milliseconds, and how many states it stored. */
  run(): { readonly milliseconds: number; readonly states: number };
  remove(): void;
}

/** Compiles Spin's verifier for the model that `verify` explores; null where Spin or a C compiler is missing. */
export function compileVerifier(protocol: Protocol, bound: number): Verifier | null {
  const cwd = mkdtempSync(join(tmpdir(), "chartwright-bench-"));
  const remove = (): void => {
    rmSync(cwd, { recursive: true, force: true });
  };
  try {
    writeFileSync(join(cwd, "model.pml"), writePromela(protocol, bound));
    execFileSync("spin", ["-a", "model.pml"], { cwd, stdio: "ignore" });
    const flags = ["-O2", "-DSAFETY", "-DNOREDUCE", "-DMEMLIM=8000", "-w", "-o", "pan", "pan.c"];
    execFileSync("gcc", flags, { cwd, stdio: "ignore" });
  } catch {
    remove();
    return null;
  }
  return { run: () => runVerifier(cwd), remove };
}

function runVerifier(cwd: string): ReturnType<Verifier["run"]> {
  const before = performance.now();
  const report = execFileSync("./pan", ["-c0", "-m4000000"], { cwd, encoding: "utf8" });
  const milliseconds = performance.now() - before;
  return { milliseconds, states: Number(/(\d+) states, stored/u.exec(report)?.[1] ?? NaN) };
}
