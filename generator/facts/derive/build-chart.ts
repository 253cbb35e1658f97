import type { SourceSpan } from "../../diagnostics/source-span.js";
import type { ActionDeclaration } from "../../model/action.js";
import { ChartIndex } from "../../model/chart-index.js";
import type { Chart } from "../../model/chart.js";
import type { CommandEvent, EventDeclaration } from "../../model/event.js";
import type { Message } from "../../model/message.js";
import type { Declaration, Name } from "../../model/name.js";
import type { Protocol } from "../../model/protocol.js";
import type { EventTransitions, State } from "../../model/state.js";
import { describeSight, isKept, type Belief, type BeliefStep, type Sight } from "./belief.js";
import { findFreeName } from "./free-name.js";
import { identifyNames } from "./identify-names.js";
import { nameBeliefs } from "./name-beliefs.js";

/** Builds the client's chart of merged beliefs; every place in it is that of the word `derived`, or of a message. */
export function buildChart(protocol: Protocol, beliefs: readonly Belief[]): Chart {
  return new ChartBuilder(protocol, beliefs).build();
}

class ChartBuilder {
  readonly #protocol: Protocol;
  readonly #beliefs: readonly Belief[];
  readonly #names: readonly string[];
  readonly #identifiers: readonly (string | null)[];
  readonly #span: SourceSpan;
  readonly #taken: ReadonlySet<string>;

  constructor(protocol: Protocol, beliefs: readonly Belief[]) {
    this.#protocol = protocol;
    this.#beliefs = beliefs;
    this.#names = nameBeliefs(beliefs, protocol.server);
    this.#identifiers = identifyNames(this.#names, new ChartIndex(protocol, protocol.server).states);
    this.#span = protocol.client.span;
    this.#taken = new Set(protocol.messages.map(({ name }) => name.text));
  }

  build(): Chart {
    const states = this.#beliefs.map((belief, place) => this.#buildState(belief, place));
    return {
      kind: "chart",
      role: "client",
      initial: states[0]?.name ?? null,
      events: this.#listEvents(),
      actions: this.#protocol.messages.flatMap((message) => this.#listHandlers(message)),
      ignore: [],
      unhandled: "ignore",
      perpetual: this.#protocol.server.perpetual,
      states: [...states.filter(({ kind }) => kind !== "final"), ...states.filter(({ kind }) => kind === "final")],
      description: null,
      accept: [],
      span: this.#span,
    };
  }

  #listEvents(): readonly EventDeclaration[] {
    const seen = new Set(this.#beliefs.flatMap(({ steps }) => steps.map(({ sight }) => describeSight(sight))));
    const offered = this.#protocol.messages.filter(({ name }) => seen.has(`send ${name.text}`));
    const closed = { kind: "closed", ...this.#declare("closed"), name: this.#nameEvent({ kind: "closed" }) } as const;
    return [...offered.map((message) => this.#buildCommand(message)), ...(seen.has("closed") ? [closed] : [])];
  }

  /** A handler is called after its message's identifier too. */
  #listHandlers({ name, as, from }: Message): readonly ActionDeclaration[] {
    if (as === null || from === "client") return [];
    return [{ ...this.#declare(`on ${name.text}`, `on ${as.text}`), outcomes: [], mayAnswerNothing: true }];
  }

  #buildCommand({ name, as, description, fields, span }: Message): CommandEvent {
    const event = this.#nameEvent({ kind: "send", message: name.text });
    const free = fields.filter(({ constant }) => constant === null);
    return {
      ...this.#declare(event.text, as === null ? null : `send ${as.text}`),
      kind: "command",
      name: { ...event, span: name.span },
      description,
      fields: free,
      span,
    };
  }

  #buildState(belief: Belief, place: number): State {
    return {
      ...this.#declare(this.#names[place] ?? "", this.#identifiers[place]),
      kind: belief.steps.length === 0 ? "final" : "atomic",
      initial: null,
      superstates: [],
      keepOpen: isKept(belief),
      entry: [],
      exit: [],
      on: belief.steps.map((step) => this.#buildTransitions(step, place)),
      always: [],
      states: [],
    };
  }

  #buildTransitions({ sight, to }: BeliefStep, place: number): EventTransitions {
    const target = to === place ? null : this.#name(this.#names[to] ?? "");
    const transition = {
      target,
      guard: null,
      actions: this.#listActions(sight),
      description: null,
      accept: [],
      span: this.#span,
    };
    return { event: this.#nameEvent(sight), transitions: [transition] };
  }

  #listActions(sight: Sight): State["entry"] {
    const span = this.#span;
    switch (sight.kind) {
      case "send":
        return [{ kind: "send", message: this.#name(sight.message), fieldsFrom: "command", guard: null, span }];
      case "receive":
        return [{ kind: "handler", name: this.#name(`on ${sight.message}`), span }];
      case "closed":
        return [];
    }
  }

  #nameEvent(sight: Sight): Name {
    if (sight.kind === "receive") return this.#name(sight.message);
    return this.#name(findFreeName(describeSight(sight), this.#taken));
  }

  #declare(text: string, identifier: string | null = null): Declaration {
    const as = identifier === null ? null : this.#name(identifier);
    return { name: this.#name(text), as, description: null, accept: [], span: this.#span };
  }

  #name(text: string): Name {
    return { text, span: this.#span };
  }
}
