import { readFileSync } from "node:fs";

import { emit } from "../../generator/emit/emit.js";
import type { EmittedFile } from "../../generator/emit/emitted-file.js";
import { loadSpec } from "../../generator/load/load-spec.js";
import type { RoleName } from "../../generator/model/chart.js";
import type { Protocol } from "../../generator/model/protocol.js";
import type { AskedRole } from "../../generator/scaffold/asked-role.js";
import { readAskedRole } from "../../generator/scaffold/read-asked-role.js";
import { scaffoldHandlers, type Scaffolded } from "../../generator/scaffold/scaffold-handlers.js";

/** Reads a spec that has to load. */
export function load(text: string): Protocol {
  const { protocol, diagnostics } = loadSpec(text, "specs/tried.chart.yaml");
  if (protocol === null) throw new Error(diagnostics.map(({ message }) => message).join(" "));
  return protocol;
}

/** Reads one of the shipped specs. */
export function loadShipped(name: string): Protocol {
  return load(readFileSync(`specs/${name}.chart.yaml`, "utf8"));
}

/** Emits roles of a protocol, with their hosts over TCP where that fits. */
export async function emitRoles(protocol: Protocol, roles: readonly RoleName[]): Promise<readonly EmittedFile[]> {
  const { files, diagnostics } = await emit([protocol], {
    roles,
    hosts: protocol.codec === "json" ? ["tcp"] : [],
    importExtension: "js",
    header: { suppress: [], license: null },
    headerPath: (file) => file,
  });
  if (diagnostics.length > 0) throw new Error(diagnostics.map(({ message }) => message).join(" "));
  return files;
}

/** Gives what a role asks of its user; throws where that is nothing. */
export async function readAsked(protocol: Protocol, role: RoleName): Promise<AskedRole> {
  const asked = readAskedRole(await emitRoles(protocol, [role]), { protocol: protocol.name.text, role });
  if (asked === null) throw new Error(`the ${role} of ${protocol.name.text} asks for nothing`);
  return asked;
}

/** Scaffolds a file that does not exist yet, in a folder beside `generated`, from the emitted files of its role. */
export async function scaffoldNew(
  protocol: Protocol,
  role: RoleName,
  files?: readonly EmittedFile[],
): Promise<Scaffolded> {
  return await scaffoldHandlers({
    files: files ?? (await emitRoles(protocol, [role])),
    protocol: protocol.name.text,
    role,
    spec: protocol.file,
    folder: `../generated/${protocol.name.text}`,
    importExtension: "js",
    file: null,
  });
}
