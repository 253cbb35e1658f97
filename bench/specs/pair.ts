/** Writes a spec whose two charts have so many states each: either side may speak at any time, and hears two messages. */
export function writePair(states: number): string {
  return `chartwright: 1
protocol: pair
codec: none
channel: stream
messages:
  A: { from: client }
  B: { from: client }
  C: { from: server }
  D: { from: server }
roles:
  server:
${writeRole(states, ["C", "D"], ["A", "B"])}
  client:
${writeRole(states, ["A", "B"], ["C", "D"])}
`;
}

type Pair = readonly [string, string];

function writeRole(states: number, [first, second]: Pair, [heard, other]: Pair): string {
  const lines = Array.from({ length: states }, (_, at) => {
    const next = (step: number): string => `S${(at + step) % states}`;
    const says = `one: { target: ${next(1)}, actions: [{ send: ${first} }] }, two: { target: ${next(3)}, actions: [{ send: ${second} }] }`;
    return `      S${at}: { on: { ${heard}: ${next(2)}, ${other}: ${next(5)}, ${says} } }`;
  });
  return `    initial: S0
    perpetual: true
    events: { one: { kind: command }, two: { kind: command } }
    states:
${lines.join("\n")}`;
}
