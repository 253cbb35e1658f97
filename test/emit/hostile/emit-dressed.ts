import { emitProtocol } from "../../../generator/emit/emit-protocol.js";
import type { EmitOptions } from "../../../generator/emit/emit-options.js";
import { emitShared } from "../../../generator/emit/shared-files.js";
import { hostCodecs, hostKinds } from "../../../generator/emit/host-kind.js";
import type { Protocol } from "../../../generator/model/protocol.js";
import type { HostileText } from "./texts.js";

/** Emitted files by path, such as `messages.ts`. */
export type Files = ReadonlyMap<string, string>;

/** Emits all that a protocol can have. The text stands where its path and a config would. */
export async function emitDressed(protocol: Protocol, text: HostileText): Promise<Files> {
  const files = await emitProtocol(protocol, optionsFor(protocol, text.write("plain")));
  return new Map(files.map(({ path, content }) => [path.replace(/^carrier\//u, ""), content]));
}

/** Emits what the folders of all protocols share. */
export async function emitBeside(protocols: readonly Protocol[]): Promise<Files> {
  const all = protocols.map((protocol) => emitShared(protocols, optionsFor(protocol, "plain")));
  return new Map((await Promise.all(all)).flat().map(({ path, content }) => [path, content]));
}

function optionsFor({ codec }: Protocol, text: string): EmitOptions {
  return {
    roles: ["server", "client"],
    tests: "emitted",
    hosts: hostKinds.filter((host) => hostCodecs[host] === codec),
    importExtension: "js",
    header: { suppress: [text], license: text },
    headerPath: () => text,
  };
}
