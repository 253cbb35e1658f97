import { readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { parse } from "yaml";

import type { ClientMessage, ServerMessage } from "../../../generated/filemq/index.js";
import type { DealerPeer } from "./dealer-peer.js";
import { writeFiles } from "./files.js";

type Fields = Readonly<Record<string, unknown>>;

/** What happens next: a message, frames as they are (their bytes as characters), or a change in the server's folder. */
interface Step {
  readonly send?: Fields;
  readonly frames?: readonly string[];
  readonly hear?: Fields;
  readonly write?: Readonly<Record<string, string>>;
  readonly remove?: string;
}

/** A conversation with a server, word by word. HUGZ of the server is left out: when it comes depends on the time. */
export interface Conversation {
  readonly title: string;
  /** The server's flags. */
  readonly server: readonly string[];
  /** What the server publishes. */
  readonly folder: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

const home = fileURLToPath(new URL("conversations/", import.meta.url));

/** Gives all conversations that are written down. */
export function readConversations(): readonly Conversation[] {
  return readdirSync(home).map((name) => parse(readFileSync(join(home, name), "utf8")) as Conversation);
}

/** Takes a step; gives what was heard and what should have been, of a step that listens. */
export async function takeStep(
  step: Step,
  peer: DealerPeer,
  folder: string,
): Promise<{ readonly heard: ServerMessage; readonly wanted: unknown } | null> {
  if (step.send !== undefined) await peer.send(toMessage(step.send) as ClientMessage);
  if (step.frames !== undefined) await peer.send(step.frames.map((text) => Buffer.from(text, "latin1")));
  if (step.write !== undefined) writeFiles(folder, step.write);
  if (step.remove !== undefined) rmSync(join(folder, step.remove));
  return step.hear === undefined ? null : { heard: await peer.hear(), wanted: toMessage(step.hear) };
}

/** Some fields are the same in every message of a type, and written down in none. */
const constants: Readonly<Record<string, Fields>> = {
  OHAI: { protocol: "FILEMQ", version: 1 },
  CHEEZBURGER: { eof: 0, headers: new Map() },
};

const numbers = new Set(["credit", "sequence", "offset"]);
const frames = new Set(["chunk", "challenge", "response"]);

function toMessage(fields: Fields): unknown {
  const values = Object.entries(fields).map(([name, value]) => [name, toValue(name, value)] as const);
  return { ...Object.fromEntries(values), ...constants[String(fields.type)] };
}

function toValue(name: string, value: unknown): unknown {
  if (numbers.has(name)) return BigInt(Number(value));
  if (frames.has(name)) return Buffer.from(String(value));
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return new Map(Object.entries(value));
}
