// Writes oclif.manifest.json, the list of commands that is shipped: with it, help loads no command, and a command no other.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Plugin } from "@oclif/core";

const root = fileURLToPath(new URL("..", import.meta.url));
const plugin = new Plugin({ root, type: "core", ignoreManifest: true, errorOnManifestCreate: true });
await plugin.load();
writeFileSync("oclif.manifest.json", `${JSON.stringify(plugin.manifest, null, 2)}\n`);
