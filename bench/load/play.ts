import { once } from "node:events";
import { connect } from "node:net";
import { setImmediate } from "node:timers/promises";

/** Whether the client closes behind what it says, or waits for the server to close. */
export type Ending = "closes" | "waits";

/** Sends pieces one by one; gives all that the server answers until it closes. Rejects where the connection breaks. */
export async function play(port: number, pieces: readonly Buffer[], ending: Ending = "closes"): Promise<string> {
  const socket = connect({ port, host: "127.0.0.1", noDelay: true, allowHalfOpen: true });
  let answer = "";
  socket.setEncoding("utf8").on("data", (text: string) => {
    answer += text;
  });
  const over = once(socket, "end");
  for (const piece of pieces) {
    socket.write(piece);
    await setImmediate();
  }
  if (ending === "closes") socket.end();
  await over;
  socket.end();
  return answer;
}
