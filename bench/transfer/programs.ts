import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { fileName, type TransferFolders } from "./folders.js";
import { chunkLength } from "./plain-settings.js";

/** A program and what it is told. */
export interface Program {
  readonly file: string;
  readonly flags: readonly string[];
}

/** One way to transfer a file: a server that prints its endpoint, and a client that prints `connected` and `created file`. */
export interface Programs {
  readonly server: (folders: TransferFolders) => Program;
  readonly client: (folders: TransferFolders, endpoint: string) => Program;
}

/** The ways that are measured; the first is what the other is compared with. */
export const transferNames = ["hand-written", "chartwright"] as const;

/** The name of a way to transfer a file. */
export type TransferName = (typeof transferNames)[number];

/** What is started for each way. */
export const programs: Readonly<Record<TransferName, Programs>> = {
  "hand-written": {
    server: ({ published }) => ({ file: locate("./plain-server.js"), flags: [join(published, fileName)] }),
    client: ({ inbox }, endpoint) => ({ file: locate("./plain-client.js"), flags: [endpoint, join(inbox, fileName)] }),
  },
  chartwright: {
    server: ({ published }) => ({
      file: locate("../../examples/filemq/server.js"),
      flags: [
        ...["--bind", "tcp://127.0.0.1:*", "--publish", published, "--alias", "/"],
        ...["--anonymous", "--chunk-size", String(chunkLength)],
      ],
    }),
    client: ({ inbox }, endpoint) => ({
      file: locate("../../examples/filemq/client.js"),
      flags: ["--connect", endpoint, "--inbox", inbox, "--subscribe", "/", "--resync"],
    }),
  },
};

/** Gives where a compiled program lies. */
function locate(program: string): string {
  return fileURLToPath(new URL(program, import.meta.url));
}
