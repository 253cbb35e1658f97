import type { ChartIndex } from "../../model/chart-index.js";
import type { Message } from "../../model/message.js";
import type { Protocol } from "../../model/protocol.js";
import type { Arrival, Misfit } from "../../verify/machine/arrival.js";
import { compareFrames } from "./compare-frames.js";
import { compareRecords } from "./compare-records.js";
import type { Unfit } from "./compare-values.js";

/** How many reasons are told of one message. */
const mostReasons = 3;

/** Gives what each message of a sender is to who reads it by another version of the protocol, in the sender's order. */
export function listArrivals(sender: ChartIndex, reader: ChartIndex): readonly Arrival[] {
  return sender.outgoing.map((sent): Arrival => {
    const known = findKnown(sent, reader);
    const misfits = known === null ? [] : compare({ sent, known }, sender.protocol, reader.protocol);
    return { name: sent.name.text, known, misfit: join(misfits) };
  });
}

/** On a binary wire a message is known by its number. */
function findKnown({ name, id }: Message, { incoming, protocol }: ChartIndex): Message | null {
  const isMeant = (known: Message): boolean =>
    protocol.codec === "zproto" ? known.id === id : known.name.text === name.text;
  return incoming.find(isMeant) ?? null;
}

interface MessagePair {
  readonly sent: Message;
  readonly known: Message;
}

function compare({ sent, known }: MessagePair, sender: Protocol, reader: Protocol): readonly Misfit[] {
  if (reader.codec === "zproto")
    return [...findTakenNumber({ sent, known }, sender, reader), ...compareFrames(sent, known)];
  const types = { sent: typesOf(sender), received: typesOf(reader), compared: new Map<string, Unfit | null>() };
  return compareRecords(sent.fields, known.fields, { types, isStrict: known.strict });
}

/** A message may be called otherwise; one that the other end has under another number has changed places with it. */
function findTakenNumber({ sent, known }: MessagePair, sender: Protocol, reader: Protocol): readonly Misfit[] {
  const isKnown = ({ messages }: Protocol, { name }: Message): boolean =>
    messages.some((message) => message.name.text === name.text);
  if (sent.name.text === known.name.text || (!isKnown(reader, sent) && !isKnown(sender, known))) return [];
  const reason = `its number ${String(sent.id)} is that of "${known.name.text}" there`;
  return [{ reason, isCertain: false, sent: null, received: null }];
}

function typesOf({ types }: Protocol): ReadonlyMap<string, Protocol["types"][number]> {
  return new Map(types.map((type) => [type.name.text, type]));
}

function join(misfits: readonly Misfit[]): Misfit | null {
  const [first] = misfits;
  if (first === undefined) return null;
  const told = misfits.slice(0, mostReasons).map(({ reason }) => reason);
  const left = misfits.length - told.length;
  const reason = [...told, ...(left > 0 ? [`${String(left)} more do not fit`] : [])].join("; ");
  return { ...first, reason, isCertain: misfits.some(({ isCertain }) => isCertain) };
}
