// What to tell those who know YAML, and other languages for charts, and have not read the whole of this one.

const asGuard = "a guard is written `guard: its text`";
const asTarget = "a target is written `target: STATE`";
const asActions = "actions are written `actions: [its text, { send: MESSAGE }]`";
const asTime = "a time is written `after: 30s`";
const asInterval = "a time that repeats is written `every: 1s`";
const asRaises = "an action that `raises` outcomes may take its time; handle its outcomes in `on`";
const inRole = "it stands in a role: below `roles`, `server` or `client`";
const noContext = "what a session remembers is the program's: its handlers keep it in the session's `context`";

/** Advice on the keys of a spec. */
export const protocolAdvice = {
  advice: {
    protocol: "add a name: `protocol: my-protocol`",
    codec: "write `codec: json`; with `codec: none` the program decodes",
    channel: "TCP and WebSockets are a `stream`, the default; which of them is chosen by `--emit`",
    roles: "add `roles:` with the chart of the `server`, and `client: derived`",
    messages: "write each message as a key: `HELLO: { from: client }`",
    types: "write each type as a key: `Header: { seq: uint32 }`",
  },
  habits: {
    version: "the version of the language is written `chartwright: 1`",
    name: "the name is written `protocol: my-protocol`",
    id: "the name is written `protocol: my-protocol`",
    initial: inRole,
    states: inRole,
    events: inRole,
    server: inRole,
    client: inRole,
  },
} as const;

/** Advice on the keys of `roles`. */
export const rolesAdvice = {
  advice: {
    server: "add the server's chart: `server: { initial: …, states: … }`",
    client: "add `client: derived`, or the client's own chart",
  },
  habits: {
    initial: "indent it further, so that it stands in a role",
    events: "indent it further, so that it stands in a role",
    actions: "indent it further, so that it stands in a role",
    states: "indent it further, so that it stands in a role",
  },
  otherwise: "the two roles are called `server` and `client`",
} as const;

/** Advice on the keys of a role's chart. */
export const roleAdvice = {
  advice: {
    states: "write each state as a key: `WAITING: { on: … }`",
    events: "write each event as a key: `idle: { kind: timer, after: 30s }`",
    actions: "write each action as a key: `look up: { raises: [found, unknown] }`",
    initial: "write the name of one state",
  },
  habits: {
    context: noContext,
    transitions: "transitions stand in the state that they leave, under `on`",
    on: "`on` stands in a state; what all states share stands in a superstate that they extend",
    client: "indent it less, so that it stands beside the server",
    timers: "timers stand under `events`: `idle: { kind: timer, after: 30s }`",
  },
} as const;

/** Advice on the keys of a state. */
export const stateAdvice = {
  advice: {
    on: "write each event as a key: `HELLO: { target: GREETED }`",
    states: "write each state as a key: `WAITING: { on: … }`",
    type: "an ordinary state has no `type`; `type: final` ends the session",
    initial: "write the name of one state",
  },
  habits: {
    transitions: "transitions stand under `on`, by their event",
    events: "what a state does with events stands under `on`",
    after: "declare a timer under the role's `events`, and handle it in `on`",
    invoke: asRaises,
    activities: asRaises,
    final: "a final state is written `type: final`",
    onEntry: "what is done on the way in is written `entry`",
    onExit: "what is done on the way out is written `exit`",
    context: noContext,
    name: "the key of a state is its name",
  },
} as const;

/** Advice on the keys of a transition. */
export const transitionAdvice = {
  advice: {
    target: "write one state; a list of transitions is written `HELLO: [{ target: A, guard: … }, B]`",
    guard: "write a text, which becomes a handler that answers true or false",
  },
  habits: {
    if: asGuard,
    cond: asGuard,
    condition: asGuard,
    when: asGuard,
    to: asTarget,
    goto: asTarget,
    next: asTarget,
    state: asTarget,
    do: asActions,
    effect: asActions,
    effects: asActions,
    send: asActions,
    raise: asActions,
  },
} as const;

/** Advice on the keys of an action. */
export const actionAdvice = {
  advice: {
    send: "write the name of one message; a handler gives its fields when it is sent",
    raise: "write the name of one outcome",
    restart: "write the name of one timer",
  },
  habits: {
    type: "an action of yours is a text: `actions: [its text]`",
    fields: "what a message's fields hold is told by a handler, `build` and the message's name, when it is sent",
    params: "what a handler works with is the event, and the session's `context`",
  },
} as const;

/** Advice on the keys of a message. */
export const messageAdvice = {
  advice: {
    from: "write who sends it: `from: client` or `from: server`",
    fields: "write each field as a key with its type: `fields: { name: string }`",
  },
  habits: {
    to: "write who sends it: `from: client` or `from: server`",
    kind: "what has a `kind` is an event, and stands under `events` of a role",
    after: "timers stand under `events` of a role",
    every: "timers stand under `events` of a role",
  },
  otherwise: "fields stand under `fields`: `fields: { name: string }`",
} as const;

/** Advice on the keys of an event. */
export const eventAdvice = {
  advice: {
    kind: "write what it is, such as `kind: timer`, `kind: outcome` or `kind: command`",
    fields: "write each field as a key with its type: `fields: { name: string }`",
  },
  habits: {
    type: "what an event is is written `kind`",
    from: "what has a `from` is a message, and stands under `messages`",
    timeout: asTime,
    delay: asTime,
    duration: asTime,
    time: asTime,
    in: asTime,
    idle: "a time since the last message is written `after: 30s, restart: receive`",
    interval: asInterval,
    period: asInterval,
    repeat: asInterval,
  },
} as const;

/** Advice on the keys of a field. */
export const fieldAdvice = {
  advice: { type: "write a type such as string, int32, list<string> or enum<a|b>" },
  habits: {
    required: "every field is required whose type has no `?` behind it",
    optional: "an optional field has a `?` behind its type: `string?`",
    nullable: "an optional field has a `?` behind its type: `string?`",
    values: "the members of an enum are written `type: enum<a|b>`",
    enum: "the members of an enum are written `type: enum<a|b>`",
    items: "a list is written `type: list<string>`",
    maxLength: "the greatest length is written `max`",
    maximum: "the greatest value is written `max`",
  },
  otherwise: "declare fields within fields as a record under `types`, and name it as the type",
} as const;
