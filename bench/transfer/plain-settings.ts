/** How much is read, sent and written at a time, in bytes; the same as the server of FILEMQ is told. */
export const chunkLength = 1_000_000;

/** How many chunks may be on their way, as many as FILEMQ's client lets be. */
export const window = 5;
