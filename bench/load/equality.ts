import assert from "node:assert/strict";
import { Application, nameSession } from "./application.js";
import { auth, hello } from "./lines.js";
import { loadServer, type LoadedName, type LoadedServer, type ServerSettings } from "./loaded-server.js";
import { play } from "./play.js";
import { scenarios, type Scenario } from "./scenarios.js";

/** In milliseconds: what no conversation meets, and what one that falls silent soon does. */
const never = 600_000;
const soon = 100;

/** What leads the first session of a server to READY. */
const ready = [hello, auth(nameSession(1))];

/** Throws unless both servers answer every conversation with the same bytes, however it is cut. */
export async function assertEqualBytes(): Promise<void> {
  const [byHand, emitted] = await Promise.all([playAll("hand-written"), playAll("chartwright")]);
  assert.deepEqual(emitted, byHand);
  assert.ok(byHand.every((answer) => answer !== ""));
}

async function playAll(name: LoadedName): Promise<readonly string[]> {
  return [
    ...(await serve(name, { connectionTimeout: never, sessionTimeout: never }, playScenarios)),
    ...(await serve(name, { connectionTimeout: soon, sessionTimeout: never }, ({ port }) => playSilence(port, []))),
    ...(await serve(name, { connectionTimeout: never, sessionTimeout: soon }, ({ port }) => playSilence(port, ready))),
  ];
}

type Play = (server: LoadedServer, application: Application) => Promise<readonly string[]>;

/** Plays to a new server, which is closed then. */
async function serve(
  name: LoadedName,
  timeouts: Omit<ServerSettings, "application">,
  playTo: Play,
): Promise<readonly string[]> {
  const listen = await loadServer(name);
  const application = new Application();
  const server = await listen({ application, ...timeouts });
  try {
    return await playTo(server, application);
  } finally {
    await server.close();
  }
}

async function playScenarios({ port }: LoadedServer, application: Application): Promise<readonly string[]> {
  const answers: string[] = [];
  for (const pieces of [1, 50])
    for (const scenario of scenarios) answers.push(await play(port, cut(write(scenario, application), pieces)));
  return answers;
}

/** Says no more after these lines, and waits for the server to end the session. */
async function playSilence(port: number, lines: readonly string[]): Promise<readonly string[]> {
  return [await play(port, [join(lines)], "waits")];
}

/** Gives what a client says in its next session. */
function write(scenario: Scenario, { opened }: Application): Buffer {
  return join(scenario(nameSession(opened + 1)));
}

function join(lines: readonly (string | Buffer)[]): Buffer {
  return Buffer.concat(lines.flatMap((line) => [Buffer.from(line), Buffer.from("\n")]));
}

function cut(text: Buffer, pieces: number): readonly Buffer[] {
  const length = Math.ceil(text.length / pieces);
  return Array.from({ length: Math.ceil(text.length / length) }, (_, at) =>
    text.subarray(at * length, (at + 1) * length),
  );
}
