import { createHash } from "node:crypto";

/** Gives the sha256 of a text or of bytes, as `sha256:` and hex; line ends of CRLF count as LF. */
export function hashContent(content: string | Uint8Array): string {
  const bytes = typeof content === "string" ? Buffer.from(content, "utf8") : Buffer.from(content);
  const normalised = bytes.includes("\r\n")
    ? Buffer.from(bytes.toString("latin1").replaceAll("\r\n", "\n"), "latin1")
    : bytes;
  return `sha256:${createHash("sha256").update(normalised).digest("hex")}`;
}
