import { CommandRefused, SessionEnded } from "../../generated/runtime.js";
import type { ClientSession } from "./client-hooks.js";
import { print } from "./print.js";

/** How long a client that is told to stop may take to say BYE, in milliseconds. */
const patience = 400;

/** Leads a conversation to its end. Throws an error that says why where the server has not answered the client's BYE. */
export async function converse(client: ClientSession, stop: AbortSignal, talk: () => Promise<void>): Promise<void> {
  print("connected");
  stop.addEventListener("abort", () => {
    leave(client);
  });
  try {
    await talk();
  } catch (error) {
    // The server may say BYE at any time: then the state that is waited for never comes, or the next command is refused.
    if (!(error instanceof SessionEnded || error instanceof CommandRefused)) throw error;
  } finally {
    client.terminate();
  }
  if (!client.context.isAnswered) throw new Error(client.context.ending ?? "the conversation was broken off");
}

/** Only from READY on can a client say BYE, which it does by itself; before, it just closes. */
function leave(client: ClientSession): void {
  if (client.context.token === "") client.terminate();
  else setTimeout(client.terminate.bind(client), patience).unref();
}
