// Pulls a file, chunk by chunk, over ZeroMQ alone. Told the server's endpoint and where to write the file.
import { open } from "node:fs/promises";
import { basename } from "node:path";
import { Dealer } from "zeromq";
import { window } from "./plain-settings.js";

const [endpoint = "", place = ""] = process.argv.slice(2);
const dealer = new Dealer();
const connected = new Promise((resolve) => {
  dealer.events.on("handshake", resolve);
});
dealer.connect(endpoint);
await connected;
console.log("connected");

const file = await open(place, "wx");
await dealer.send(String(window));
for await (const [chunk] of dealer) {
  if (chunk === undefined || chunk.length === 0) break;
  for (let written = 0; written < chunk.length;) written += (await file.write(chunk, written)).bytesWritten;
  await dealer.send("1");
}
await file.close();
console.log(`created ${basename(place)}`);
