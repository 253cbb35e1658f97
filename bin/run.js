#!/usr/bin/env node
import module from "node:module";
import { asksForVersion, tellVersion } from "../dist/command-line/tell-version.js";

// Where Node keeps compiled code from run to run (22.1 and later), every run but the first starts sooner.
module.enableCompileCache?.();

const argv = process.argv.slice(2);
if (asksForVersion(argv)) {
  tellVersion();
} else {
  const { runCommandLine } = await import("../dist/command-line/run-command-line.js");
  await runCommandLine({ argv, root: import.meta.url });
}
