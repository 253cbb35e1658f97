import { fileURLToPath } from "node:url";

/** The folder `bench`, seen from where its compiled files are: `bench/dist/bench`. */
export const benchFolder: string = fileURLToPath(new URL("../..", import.meta.url));
