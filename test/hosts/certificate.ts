import { readFileSync } from "node:fs";

/** A certificate of `localhost` and 127.0.0.1, for tests alone: it is signed by itself, and valid for a hundred years. */
export const certificate: string = readFileSync(new URL("certificate.pem", import.meta.url), "utf8");

/** Its key, which keeps nothing secret. */
export const key: string = readFileSync(new URL("key.pem", import.meta.url), "utf8");
