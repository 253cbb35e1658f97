// A process of clients. It is told what to do by the process whose server it loads, and answers when it is done.
import { Crowd } from "./crowd.js";
import type { ClientsOrder } from "./start-clients.js";

const { port, connections, outstanding } = JSON.parse(process.argv[2] ?? "") as ClientsOrder;
const crowd = new Crowd(outstanding);

process.on("message", (messages: number) => {
  void crowd.send(messages).then(answer);
});
process.on("disconnect", () => {
  crowd.drop();
  process.exit();
});
await crowd.open(port, connections);
answer();

function answer(): void {
  process.send?.("done");
}
