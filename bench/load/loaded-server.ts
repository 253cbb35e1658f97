import type { Application } from "./application.js";

/** How a server is started; times in milliseconds. */
export interface ServerSettings {
  readonly application: Application;
  readonly connectionTimeout: number;
  readonly sessionTimeout: number;
}

/** A server that listens on a free port of 127.0.0.1. */
export interface LoadedServer {
  readonly port: number;
  close(): Promise<void>;
}

/** One way to write the handshake's server: starts it. */
export type Listen = (settings: ServerSettings) => Promise<LoadedServer>;

/** The ways that are loaded; the first is what the other is compared with. */
export const loadedNames = ["hand-written", "chartwright"] as const;

/** The name of a way to write the server. */
export type LoadedName = (typeof loadedNames)[number];

/** More than any row opens, and what both servers are told. */
export const maxConnections = 20_000;

const modules: Readonly<Record<LoadedName, string>> = {
  "hand-written": "./hand-written/listen.js",
  chartwright: "./chartwright.js",
};

/** Loads one server and not the other, whose types would spoil its compiled code. */
export async function loadServer(name: LoadedName): Promise<Listen> {
  const { listen } = (await import(modules[name])) as { readonly listen: Listen };
  return listen;
}
