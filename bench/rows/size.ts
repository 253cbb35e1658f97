import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { benchFolder } from "../paths.js";
import { sourceOf } from "../subjects/load.js";
import { subjectNames } from "../subjects/subject.js";
import type { Line, Row } from "./row.js";

const limit = 3000;
const flags = ["--bundle", "--minify", "--format=esm", "--platform=browser", "--target=es2022"];

/** All that a JSON server needs: one role, the runtime, and its half of the codec. */
const handshakeServer = `
  export { createHandshakeServer } from "../generated/handshake/server.js";
  export { decodeClientMessage, encodeServerMessage } from "../generated/handshake/messages.js";
`;

/** What a browser would have to load. */
export const sizeRow: Row = {
  name: "size",
  run: () => {
    const cells: Record<string, string> = {};
    for (const name of subjectNames)
      cells[name] = formatSize(sizeOf(`export { serve } from "./${sourceOf(name).replace(/ts$/, "js")}";`));
    return Promise.resolve([
      { what: "minified, gzip: FILEMQ's server, no codec", cells, target: "", isMet: null },
      measureHandshake(),
    ]);
  },
};

function measureHandshake(): Line {
  const size = sizeOf(handshakeServer);
  return {
    what: "minified, gzip: the handshake's server, with its JSON codec",
    cells: { chartwright: formatSize(size) },
    target: formatSize(limit),
    isMet: size < limit,
  };
}

/** Gives the bytes of a module with all that it imports, minified and compressed. */
function sizeOf(module: string): number {
  const esbuild = join(benchFolder, "node_modules/.bin/esbuild");
  const bundle = execFileSync(esbuild, [...flags, "--loader=ts"], { input: module, cwd: benchFolder });
  return gzipSync(bundle, { level: 9 }).length;
}

function formatSize(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
