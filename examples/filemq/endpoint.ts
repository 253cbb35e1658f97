import { FlagFault, readText } from "../command/parse-flags.js";

/** Gives the value of a flag that is an endpoint of ZeroMQ over TCP. Throws a FlagFault. */
export function readEndpoint(flag: string, value: string | undefined): string {
  const endpoint = readText(flag, value);
  if (/^tcp:\/\/[^\s/]+:(?:\d{1,5}|\*)$/.test(endpoint)) return endpoint;
  throw new FlagFault(`${flag} must be such as tcp://127.0.0.1:5670, not "${endpoint}"`);
}
