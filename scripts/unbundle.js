// Puts dist/ back to what one works on, after `npm pack`.
import { rmSync } from "node:fs";

for (const path of ["dist", "oclif.manifest.json"]) rmSync(path, { recursive: true, force: true });
