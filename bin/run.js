#!/usr/bin/env node
import { runCommandLine } from "../dist/command-line/run-command-line.js";

await runCommandLine({ argv: process.argv.slice(2), root: import.meta.url });
