import type { Station, Way } from "../../../facts/ways/way.js";
import type { Ways } from "../../../facts/ways/find-ways.js";
import type { Incident } from "../../../facts/ways/incident.js";
import type { Timing } from "../../../facts/ways/keep-time.js";
import type { Passage } from "../../../facts/ways/passage.js";
import type { TimerEvent } from "../../../model/event.js";
import { joinCode, ts, type Code } from "../../encode/code.js";
import { literal } from "../../encode/literal.js";
import { propertyKey } from "../../encode/property-key.js";
import { SpecText } from "../../encode/spec-text.js";
import type { TestNames } from "../../names/test-names.js";
import type { RoleScope } from "../../role-scope.js";
import type { View } from "../../template/render.js";
import { nameHandler } from "./handler-answers.js";
import { durationOf, renderInput } from "./inputs.js";
import { describeTaken } from "./title.js";

/** Gives the ways to where tests begin, each behind the one that it goes on from. */
export function viewWays(ways: Ways, names: TestNames, scope: RoleScope): readonly View[] {
  const needed = findNeeded(ways);
  return ways.stations
    .filter((station) => needed.has(station))
    .map((station) => ({
      name: names.way(station),
      before: station.before === null ? null : names.way(station.before),
      input: renderInput(station.passage, names, scope),
    }));
}

/** Gives the tests by state, in document order, with those transitions that none is for. */
export function viewTests(ways: Ways, names: TestNames, scope: RoleScope): readonly View[] {
  return ways.states.map(({ ways: found, missing }) => ({
    tests: found.map(({ taken, ...way }) => ({ title: describeTaken(taken, scope), ...viewTest(way, names, scope) })),
    missing: missing.map((taken) => describeTaken(taken, scope)),
  }));
}

/** Gives the test of how a session starts. */
export function viewStart(start: Passage, names: TestNames, scope: RoleScope): View {
  const title = new SpecText(`start -> ${start.to.state.name.text}`);
  const timing = { silent: [], isPunctual: true };
  return { title, ...viewTest({ from: null, passage: start, timing }, names, scope) };
}

function viewTest(
  { from, passage, timing }: Omit<Way, "taken">,
  names: TestNames,
  scope: RoleScope,
): Readonly<Record<string, View>> {
  return {
    from: from === null ? ts`[]` : names.way(from),
    input: renderInput(passage, names, scope),
    durations: timing.silent.length === 0 ? null : renderSilence(timing.silent),
    state: new SpecText(passage.to.state.name.text),
    did: renderDone(passage, timing, scope),
  };
}

/** A wait is over before its timer fires, unless the timer had been running before. */
function renderDone({ input, to }: Passage, { isPunctual }: Timing, scope: RoleScope): readonly Code[] {
  const done = to.incidents.flatMap((incident) => renderIncident(incident, scope));
  if (input.kind !== "timer") return done;
  const passed = literal(`${durationOf(input.timer)} ms pass`);
  return isPunctual ? [passed, ...done] : [...done, passed];
}

function renderSilence(silent: readonly TimerEvent[]): Code {
  const members = silent.map(({ name }) => ts`${propertyKey(name.text)}: Infinity`);
  return ts`{ ${joinCode(members, ts`, `, ts``)} }`;
}

function renderIncident(incident: Incident, scope: RoleScope): readonly Code[] {
  switch (incident.kind) {
    case "asked":
      return [literal(nameHandler(incident.handler, scope))];
    case "sent":
      return [literal(`send ${incident.name}`)];
    case "unhandled":
      return [literal(`unhandled ${incident.name}`)];
    case "connect":
      return [literal("connect")];
    case "ended":
      return [literal(`end ${incident.reason}`)];
    case "entered":
    case "restarted":
      return [];
  }
}

function findNeeded({ states }: Ways): ReadonlySet<Station> {
  const needed = new Set<Station>();
  for (const { from } of states.flatMap(({ ways }) => ways)) {
    for (let at = from; at !== null && !needed.has(at); at = at.before) needed.add(at);
  }
  return needed;
}
