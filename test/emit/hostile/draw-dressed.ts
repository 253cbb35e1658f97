import type { Protocol } from "../../../generator/model/protocol.js";
import { draw } from "../../diagram/draw.js";
import { readMermaid } from "../../diagram/read-mermaid.js";

/** What a protocol's drawings come to, whatever its names are: how many lines, states and pointers there are. */
export async function measureDrawings(protocol: Protocol): Promise<readonly number[]> {
  const drawn = await Promise.all((["server", "client"] as const).map((role) => measureRole(protocol, role)));
  return drawn.flat();
}

async function measureRole(protocol: Protocol, role: "server" | "client"): Promise<readonly number[]> {
  const { states, pointers } = readMermaid(await draw(protocol, "mermaid", role));
  const boxes = await draw(protocol, "text", role);
  if (/(?![\n\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(boxes))
    throw new Error(`a drawing holds what a terminal obeys: ${JSON.stringify(boxes)}`);
  return [boxes.split("\n").length, states.length, pointers.length];
}
