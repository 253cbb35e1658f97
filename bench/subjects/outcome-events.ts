/** The outcomes as the handlers see them. */
export const outcomeEvents = {
  friend: { type: "friend" },
  foe: { type: "foe" },
  maybe: { type: "maybe" },
  "send chunk": { type: "send chunk" },
  "send delete": { type: "send delete" },
  "next patch": { type: "next patch" },
  "no credit": { type: "no credit" },
  finished: { type: "finished" },
} as const;
