// Sends a file to whoever pulls chunks of it, over ZeroMQ alone. Told the file.
import { open, type FileHandle } from "node:fs/promises";
import { Router } from "zeromq";
import { chunkLength } from "./plain-settings.js";

const file = await open(process.argv[2] ?? "");
const { size } = await file.stat();
const router = new Router();
await router.bind("tcp://127.0.0.1:*");
console.log(`listening on ${router.lastEndpoint ?? ""}`);

let sent = 0;
let isOver = false;
for await (const [peer, pull] of router)
  for (let chunks = Number(String(pull)); chunks > 0 && !isOver; chunks -= 1) {
    const chunk = await read(file);
    await router.send([peer ?? "", chunk]);
    sent += chunk.length;
    isOver = chunk.length === 0;
  }

/** Reads the next chunk, an empty one at the end of the file. Not out of a pool: it is sent as it is, without a copy. */
async function read(from: FileHandle): Promise<Uint8Array> {
  const chunk = Buffer.allocUnsafeSlow(Math.min(chunkLength, size - sent));
  const { bytesRead } = await from.read(chunk, 0, chunk.length, sent);
  if (bytesRead < chunk.length) throw new Error("the file was cut short");
  return chunk;
}
