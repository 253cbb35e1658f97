import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { describeFault } from "./faults.js";
import { TextPlaces } from "./text-places.js";

/** The text of a file, or the finding that it is none. */
export type DecodedText = { readonly text: string } | { readonly diagnostic: Diagnostic };

/** Gives the text that bytes are in UTF-8, without its byte order mark, or the place where they stop being UTF-8. */
export function decodeUtf8(bytes: Uint8Array, file: string): DecodedText {
  const text = new TextDecoder().decode(bytes);
  const content = bytes.subarray(hasByteOrderMark(bytes) ? 3 : 0);
  const encoded = Buffer.from(text);
  if (encoded.equals(content)) return { text };
  const first = content.findIndex((byte, index) => byte !== encoded[index]);
  const right = first === -1 ? content : content.subarray(0, first);
  // As a stream, so that a letter that breaks off is not counted.
  const before = new TextDecoder().decode(right, { stream: true }).length;
  const span = new TextPlaces(text, file).span(before, before + 1);
  const help = "save the file as UTF-8";
  return { diagnostic: describeFault("yaml-syntax", "The file is not valid UTF-8.", span, { help }) };
}

function hasByteOrderMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}
