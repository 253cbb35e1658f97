import { samples } from "../decode/samples.js";
import { calibrate, timeOf } from "../measure/calibrate.js";
import type { Order, Slice } from "../measure/task.js";

type Decode = (text: string) => { readonly kind: string };

/** Measures a decoder of JSON messages, in nanoseconds a message. */
export async function prepare(order: Order<{ readonly messages: keyof typeof samples }>): Promise<Slice> {
  const decode = await loadDecoder(order.subject);
  const texts = samples[order.details.messages];
  const work = (times: number): void => {
    decodeAll(decode, texts, times);
  };
  const times = calibrate(work, order);
  return () => timeOf(work, times) / times / texts.length;
}

async function loadDecoder(subject: string): Promise<Decode> {
  if (subject === "hand-written") return (await import("../decode/hand-written.js")).decodeByHand;
  return (await import("../../generated/handshake/messages.js")).decodeClientMessage;
}

function decodeAll(decode: Decode, texts: readonly string[], times: number): void {
  let messages = 0;
  for (let time = 0; time < times; time += 1)
    for (const text of texts) if (decode(text).kind === "message") messages += 1;
  if (messages !== times * texts.length) throw new Error("a message was not decoded");
}
