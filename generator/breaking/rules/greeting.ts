/** What an example of a rule about two versions of a spec is made of. */
export interface Greeting {
  readonly protocol?: string;
  readonly codec?: "json" | "none";
  /** The declarations of messages beside BYE, a line each. */
  readonly messages: readonly string[];
  /** The messages beside BYE that the client sends and the server takes, in order. */
  readonly said: readonly string[];
}

/** Writes a small spec for an example: a client that says a few things and goes. */
export function writeGreeting({ protocol = "greeting", codec = "json", messages, said }: Greeting): string {
  const sends = [...said, "BYE"].map((message) => `{ send: ${message} }`).join(", ");
  const declared = [...messages, "BYE: { from: client }"].map((line) => `  ${line}\n`).join("");
  const taken = said.map((message) => `          ${message}: { actions: [note it] }\n`).join("");
  return `chartwright: 1
protocol: ${protocol}
codec: ${codec}
channel: stream
messages:
${declared}roles:
  server:
    initial: LISTENING
    events:
      SILENCE: { kind: timer, after: 30s }
    states:
      LISTENING:
        on:
${taken}          BYE: DONE
          SILENCE: DONE
      DONE: { type: final }
  client:
    initial: CALLING
    states:
      CALLING:
        entry: [${sends}]
        always: { target: DONE }
      DONE: { type: final }
`;
}
