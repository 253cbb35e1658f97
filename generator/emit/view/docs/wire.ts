import type { Channel, Codec, Protocol } from "../../../model/protocol.js";
import { inlineCode, words, type Markdown } from "../../encode/markdown.js";
import { sentences } from "./phrases.js";

/** Says how the messages of a protocol travel: what is on the wire, and what the transport promises. */
export function describeWire({ codec, channel, signature }: Protocol): Markdown {
  return sentences([...describeCodec(codec, signature), describeChannel(channel)]);
}

function describeCodec(codec: Codec, signature: number | null): readonly Markdown[] {
  switch (codec) {
    case "json":
      return [
        words`A message is a JSON object with its name in \`type\`; a 64-bit number in it is a string of digits, and bytes are base64.`,
      ];
    case "zproto":
      return [
        words`A message is frames of bytes, of which the first begins with the octets \`AA\` and ${inlineCode(hex(0xa0 + (signature ?? 0)))} and the message's number.`,
        words`Its fields follow in order, numbers with the high byte first: a \`string\` behind a length of one byte, a \`longstr\` and a \`chunk\` behind one of four, a \`list\` and a \`map\` behind a count of one, the entries of a map as \`key=value\`; a \`frame\` is a frame of its own.`,
      ];
    case "none":
      return [words`What a message is as bytes is left to the program.`];
  }
}

function describeChannel(channel: Channel): Markdown {
  switch (channel) {
    case "stream":
      return words`Messages arrive in order, none is lost, and each side sees when the other is gone.`;
    case "queue":
      return words`Messages arrive in order and none is lost, but neither side sees when the other is gone.`;
  }
}

function hex(octet: number): string {
  return octet.toString(16).toUpperCase();
}
