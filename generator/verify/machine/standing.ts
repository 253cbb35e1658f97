/**
 * What has become of a role without a session, by number; numbers from `firstSession` on are sessions of the role.
 * `none`: there is nobody to be told of anything. `closed`: the peer is still to read that. `kept`: the application goes
 * on with the connection. `over` and `stale`: a session on a queue has ended, and its peer is not told; `stale` where it
 * ended by itself while messages for it were on their way.
 */
export const standing = { none: 0, closed: 1, kept: 2, over: 3, stale: 4, firstSession: 5 } as const;

/** Tells whether a number stands for a session. */
export function isSession(place: number): boolean {
  return place >= standing.firstSession;
}
