import type { RoleName } from "../../model/chart.js";
import { escapeMermaid } from "../../text/escape-mermaid.js";
import type { TraceStep } from "../trace/trace-step.js";
import { describeDeed } from "./describe-deed.js";
import { listRows, type SequenceRow } from "./list-rows.js";

/** Draws steps as a Mermaid sequence diagram; `title` stands above it. */
export function drawMermaidSequence(title: string, steps: readonly TraceStep[]): readonly string[] {
  const lines = ["sequenceDiagram", `  title ${escapeMermaid(title)}`, "  participant server", "  participant client"];
  return [...lines, ...listRows(steps).flatMap(drawRow)];
}

function drawRow({ server, client, arrow }: SequenceRow): readonly string[] {
  const notes = [...drawNote("server", server), ...drawNote("client", client)];
  if (arrow === null) return notes;
  const sender: RoleName = arrow.towards === "server" ? "client" : "server";
  const message = escapeMermaid(arrow.message);
  switch (arrow.stretch) {
    case "whole":
      return [
        ...drawNote(sender, sender === "server" ? server : client),
        `  ${sender}->>${arrow.towards}: ${message}`,
        ...drawNote(arrow.towards, arrow.towards === "server" ? server : client),
      ];
    case "sent":
      return [...notes, `  ${sender}-)${arrow.towards}: ${message} (on its way)`];
    case "read":
      return notes.map((note) => `${note} (${message} arrives)`);
  }
}

function drawNote(role: RoleName, step: TraceStep | null): readonly string[] {
  return step === null ? [] : [`  Note over ${role}: ${escapeMermaid(describeDeed(step))}`];
}
