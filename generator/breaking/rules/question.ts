/** What differs between the two versions of an example about a question and its answer. */
export interface Question {
  /** The server's state after the question. */
  readonly then: "ASKING" | "ANSWERED";
  /** What the client does, once it is welcome, beside waiting. */
  readonly confirm: "" | ", actions: [{ send: CONFIRM }]";
}

/** Writes a small spec for an example: a server welcomes a client, and answers; before that, it may ask for a CONFIRM. */
export function writeQuestion({ then, confirm }: Question): string {
  const asks = then === "ASKING";
  return `chartwright: 1
protocol: question
codec: json
channel: stream
messages:
  QUESTION: { from: client }
${asks ? "  CONFIRM: { from: client }\n" : ""}  WELCOME: { from: server }
  ANSWER: { from: server }
roles:
  server:
    initial: LISTENING
    ignore: [${asks ? "QUESTION, CONFIRM" : "QUESTION"}]
    events:
      SILENCE: { kind: timer, after: 30s }
    states:
      LISTENING:
        on:
          QUESTION: { target: ${then}, actions: [{ send: WELCOME }] }
          SILENCE: DONE
${asks ? "      ASKING: { on: { CONFIRM: ANSWERED, SILENCE: DONE } }\n" : ""}      ANSWERED:
        type: final
        entry: [{ send: ANSWER }]
      DONE: { type: final }
  client:
    initial: CALLING
    ignore: [WELCOME, ANSWER]
    events:
      SILENCE: { kind: timer, after: 5s }
    states:
      CALLING:
        entry: [{ send: QUESTION }]
        on:
          WELCOME: { target: WAITING${confirm} }
          SILENCE: DONE
      WAITING: { on: { ANSWER: DONE, SILENCE: DONE } }
      DONE: { type: final }
`;
}
