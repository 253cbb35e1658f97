import { readdirSync, readFileSync } from "node:fs";

import {
  emit,
  hostCodecs,
  hostKinds,
  loadSpec,
  type EmitOptions,
  type EmittedFile,
  type Protocol,
} from "../../generator/index.js";

/** The protocols that are shipped, by the folders they are emitted into. */
export const shipped = ["filemq", "handshake", "registration"] as const;

const options = {
  roles: ["server", "client"],
  header: { suppress: [], license: null },
  headerPath: (file: string) => file,
} as const;

/** Emits all shipped specs with the hosts that fit them, as targets with this `importExtension` do. */
export async function emitShipped(importExtension: EmitOptions["importExtension"]): Promise<readonly EmittedFile[]> {
  const protocols = readdirSync("specs")
    .filter((name) => name.endsWith(".chart.yaml"))
    .map(loadShipped);
  const codecs = [...new Set(protocols.map(({ codec }) => codec))];
  const results = await Promise.all(
    codecs.map((codec) => {
      const hosts = hostKinds.filter((host) => hostCodecs[host] === codec);
      return emit(
        protocols.filter((protocol) => protocol.codec === codec),
        { ...options, importExtension, hosts },
      );
    }),
  );
  const diagnostics = results.flatMap((result) => result.diagnostics);
  if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
  return results.flatMap(({ files }) => files);
}

function loadShipped(name: string): Protocol {
  const { protocol, diagnostics } = loadSpec(readFileSync(`specs/${name}`, "utf8"), `specs/${name}`);
  if (protocol === null) throw new Error(JSON.stringify(diagnostics));
  return protocol;
}
