import type {
  CheezburgerFields,
  ClientMessage,
  Hugz,
  Icanhaz,
  Kthxbai,
  Nom,
  Ohai,
  OrlyFields,
  RtfmFields,
  ServerMessage,
  SrslyFields,
  Yarly,
} from "../../generated/filemq/messages.js";

/** What the login actions answer with. */
export type Access = "friend" | "foe" | "maybe";

/** What the action that looks for the next patch answers with. */
export type Patch = "send chunk" | "send delete" | "next patch" | "no credit" | "finished";

/** An outcome, as handlers see it. */
export interface OutcomeEvent<Type extends Access | Patch> {
  readonly type: Type;
}

/** The application tells the session that a folder has changed. */
export interface DispatchCommand {
  readonly type: "dispatch";
}

/** The events that bring the session to look for the next patch. */
export type PatchEvent = Nom | DispatchCommand | OutcomeEvent<"send chunk" | "send delete" | "next patch">;

/** The messages that some state does not expect. */
export type Unexpected = Yarly | Icanhaz | Nom | Hugz | Kthxbai;

/** The application's part of a FILEMQ server. Every subject calls it alike: with its session and the event. */
export interface Handlers {
  tryAnonymousAccess(session: unknown, event: Ohai): Access;
  trySecurityMechanism(session: unknown, event: Yarly): Access;
  listSecurityMechanisms(session: unknown, event: OutcomeEvent<"maybe">): void;
  storeClientSubscription(session: unknown, event: Icanhaz): void;
  storeClientCredit(session: unknown, event: Nom): void;
  getNextPatchForClient(session: unknown, event: PatchEvent): Patch;
  buildOrly(session: unknown, event: OutcomeEvent<"maybe">): OrlyFields;
  buildSrsly(session: unknown, event: OutcomeEvent<"foe">): SrslyFields;
  buildCheezburger(session: unknown, event: OutcomeEvent<"send chunk" | "send delete">): CheezburgerFields;
  buildRtfm(session: unknown, event: Unexpected): RtfmFields;
}

/** Where a session's messages go. */
export interface Transport {
  send(message: ServerMessage): void;
  close(reason: string): void;
}

/** What surrounds a session; all sessions of a run share one. */
export interface Surroundings {
  readonly handlers: Handlers;
  readonly transport: Transport;
}

/** A session in progress. */
export interface Conversation {
  receive(message: ClientMessage): void;
  dispatch(command: DispatchCommand): void;
}

/** One way to write the FILEMQ server: makes a server, and answers with what starts one more of its sessions. */
export type Serve = (surroundings: Surroundings) => () => Conversation;

/** The ways that are measured, in the order of the table's columns; the first is what the others are compared with. */
export const subjectNames = [
  "hand-written",
  "chartwright",
  "typescript-fsm",
  "javascript-state-machine",
  "robot3",
  "xstate",
] as const;

/** The name of a way to write the server. */
export type SubjectName = (typeof subjectNames)[number];
