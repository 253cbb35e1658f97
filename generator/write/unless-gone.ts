import { isDiskRefusal } from "../faults/disk-fault.js";

/** Gives what reading gives, and null where nothing is there, or not any longer: another run may have removed it. */
export function unlessGone<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (isDiskRefusal(error) && error.code === "ENOENT") return null;
    throw error;
  }
}
