import { readdirSync, readFileSync } from "node:fs";

import { emit, loadSpec, type EmitOptions, type EmittedFile, type Protocol } from "../../generator/index.js";

/** The protocols that are shipped, by the folders they are emitted into. */
export const shipped = ["filemq", "handshake", "registration"] as const;

const options = {
  roles: ["server", "client"],
  header: { suppress: [], license: null },
  headerPath: (file: string) => file,
} as const;

/** Emits all shipped specs, as a target with this `importExtension` does. */
export async function emitShipped(importExtension: EmitOptions["importExtension"]): Promise<readonly EmittedFile[]> {
  const specs = readdirSync("specs").filter((name) => name.endsWith(".chart.yaml"));
  const { files, diagnostics } = await emit(specs.map(loadShipped), { ...options, importExtension });
  if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
  return files;
}

function loadShipped(name: string): Protocol {
  const { protocol, diagnostics } = loadSpec(readFileSync(`specs/${name}`, "utf8"), `specs/${name}`);
  if (protocol === null) throw new Error(JSON.stringify(diagnostics));
  return protocol;
}
