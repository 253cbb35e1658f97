import type { EventDeclaration, TimerSchedule } from "../../model/event.js";
import type { KnownKeys } from "../decode/known-keys.js";
import { readMap, reportUnknownKeys } from "../decode/read-map.js";
import type { Faults } from "../faults.js";
import type { YamlEntry } from "../yaml-tree.js";
import { eventAdvice } from "./advice.js";
import { checkEventName } from "./check-event-name.js";
import { declarationKeys, decodeDeclaration } from "./decode-declaration.js";
import { readFields } from "./decode-field.js";
import { readDuration } from "./read-duration.js";

/** The keys of an event, by its kind; all have `kind` and what every declaration has. */
export const eventKeys = {
  malformed: [],
  unknown: [],
  rejection: ["of"],
  timer: ["after", "every", "restart"],
  outcome: [],
  command: ["fields"],
  closed: [],
  opened: [],
} as const satisfies Record<EventDeclaration["kind"], readonly string[]>;

const kinds = ["malformed", "unknown", "rejection", "timer", "outcome", "command", "closed", "opened"] as const;
const allKeys = ["kind", "of", "after", "every", "restart", "fields", ...declarationKeys] as const;

type EventKeys = KnownKeys<(typeof allKeys)[number]>;

/** Gives the event that an entry of `events` declares; null, and a fault, where it is none. */
export function decodeEvent(entry: YamlEntry, faults: Faults): EventDeclaration | null {
  checkEventName(entry.key, "event", faults);
  const shape = { what: `event \`${entry.key.text}\``, keys: allKeys, required: ["kind"], ...eventAdvice } as const;
  const keys = readMap(entry.value, shape, { faults, at: entry.key.span });
  const kind = keys?.choice("kind", kinds) ?? null;
  if (keys === null || kind === null) return null;
  checkKeysOfKind(keys, kind, faults);
  return decodeKind(entry, { keys, kind, faults });
}

interface KindContext {
  readonly keys: EventKeys;
  readonly kind: EventDeclaration["kind"];
  readonly faults: Faults;
}

function decodeKind(entry: YamlEntry, { keys, kind, faults }: KindContext): EventDeclaration | null {
  const declaration = decodeDeclaration(entry, keys);
  switch (kind) {
    case "rejection":
      return { ...declaration, kind, of: keys.has("of") ? keys.names("of") : null };
    case "timer": {
      const schedule = decodeSchedule(entry, keys, faults);
      const restart = keys.choice("restart", ["enter", "send", "receive", "never"]) ?? "enter";
      return schedule === null ? null : { ...declaration, kind, schedule, restart };
    }
    case "command":
      return { ...declaration, kind, fields: keys.read("fields", readFields) ?? [] };
    case "malformed":
    case "unknown":
    case "outcome":
    case "closed":
    case "opened":
      return { ...declaration, kind };
  }
}

function decodeSchedule({ key }: YamlEntry, keys: EventKeys, faults: Faults): TimerSchedule | null {
  const repeats = (["after", "every"] as const).filter((repeat) => keys.has(repeat));
  const [repeat] = repeats;
  if (repeat === undefined && keys.isMistaken) return null; // What stands in its place is told of.
  if (repeat === undefined || repeats.length > 1) {
    const message = `Timer \`${key.text}\` needs either \`after\` or \`every\`${repeats.length > 1 ? ", not both" : ""}.`;
    const help = repeat === undefined ? "add `after: 30s`, for example" : "remove one of them";
    faults.report(repeat === undefined ? "missing-key" : "wrong-value", message, key.span, { help });
    return null;
  }
  const milliseconds = keys.read(repeat, (value, context) => {
    const isDynamic = repeat === "after" && value.kind === "scalar" && value.text === "dynamic";
    return isDynamic ? "dynamic" : readDuration(value, context);
  });
  return milliseconds === null ? null : { repeat, milliseconds };
}

function checkKeysOfKind(keys: EventKeys, kind: EventDeclaration["kind"], faults: Faults): void {
  const own: readonly string[] = ["kind", ...eventKeys[kind], ...declarationKeys];
  const entries = allKeys.map((name) => keys.entry(name)).filter((entry) => entry !== null);
  const unfit = entries.filter(({ key }) => !own.includes(key.text));
  const article = /^[aeiou]/.test(kind) ? "an" : "a";
  reportUnknownKeys(unfit, { what: `${article} ${kind} event`, keys: own }, faults);
}
