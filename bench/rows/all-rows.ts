import { allocationRow } from "./allocation.js";
import { checkRow } from "./check.js";
import { decodeRow } from "./decode.js";
import { dispatchRow } from "./dispatch.js";
import { filemqRow } from "./filemq.js";
import { growthRow } from "./growth.js";
import { loadRow } from "./load.js";
import { memoryRow } from "./memory.js";
import type { Row } from "./row.js";
import { sessionsRow } from "./sessions.js";
import { sizeRow } from "./size.js";
import { startUpRow } from "./start-up.js";
import { timersRow } from "./timers.js";
import { typesRow } from "./types.js";
import { verifyRow } from "./verify.js";

/** All that is measured, in the table's order. */
export const allRows: readonly Row[] = [
  dispatchRow,
  allocationRow,
  memoryRow,
  timersRow,
  sessionsRow,
  decodeRow,
  loadRow,
  filemqRow,
  sizeRow,
  typesRow,
  checkRow,
  verifyRow,
  startUpRow,
  growthRow,
];
