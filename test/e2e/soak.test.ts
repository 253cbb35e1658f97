import { describe, expect, test } from "vitest";

import * as filemq from "../../generated/filemq/server.js";
import * as handshake from "../../generated/handshake/server.js";
import * as registration from "../../generated/registration/server.js";
import { loadProtocol } from "../conformance/trace.js";
import { prepareRole } from "../support/emitted-role.js";
import { imagineLife, live } from "./lives.js";

/** How many sessions live at the same time, in three servers; `SOAK_SESSIONS` sets another number. */
const sessions = Number(process.env.SOAK_SESSIONS ?? 10_000);

const servers = [
  { name: "filemq", exports: filemq, ends: ["closed", "fault", "overflow", "terminated"] },
  { name: "handshake", exports: handshake, ends: ["closed", "fault", "final", "overflow", "terminated"] },
  { name: "registration", exports: registration, ends: ["closed", "fault", "final", "overflow", "terminated"] },
] as const;

describe.each(servers)("$name", ({ name, exports, ends }) => {
  test(
    "the history of each session of a server is that of the reference interpreter",
    { timeout: 600_000 },
    async () => {
      const protocol = loadProtocol(new URL(`../../specs/${name}.chart.yaml`, import.meta.url));
      const part = { protocol, chart: protocol.server };
      const lives = Array.from({ length: Math.ceil(sessions / servers.length) }, (_, at) => imagineLife(part, at));
      const histories = await live(part, prepareRole(protocol, protocol.server, exports), lives);
      for (const [at, life] of lives.entries()) {
        expect(histories[at], `session ${at}`).toEqual(life.history);
      }
      const seen = new Set(lives.flatMap(({ history }) => history.flatMap(({ did }) => did)));
      expect([...seen].filter((line) => line.startsWith("end ")).sort()).toEqual(ends.map((end) => `end ${end}`));
    },
  );
});
