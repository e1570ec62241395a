/** How often may be tried in a quarter of an hour before something happens. All counts are of failures: what succeeds is taken back.
 *  @source docs/decisions/0043-nobody-is-locked-out-by-others.md */
export const LIMITS = {
  /** Tries for one address from one network. Further ones are refused. */
  addressFromNetwork: 10,
  /** Tries for any addresses from one network. Further ones are refused; an office shares it. */
  network: 100,
  /** Tries for one address from everywhere. Further ones wait, and are not refused. */
  address: 20,
  /** Tries of a browser that has signed in with the address before. Further ones are treated as those of any other browser. */
  knownBrowser: 50,
  /** Wrong current passwords of somebody who is signed in and wants another. Further ones are refused. */
  currentPassword: 10,
  /** Wrong codes in one session, which then ends. */
  codesOfSession: 5,
  /** Wrong codes of an account, in browsers that have not signed in with it before. Further ones are refused. Only who has given the
   *  first factor can make one, so strangers cannot use them up. */
  codesOfAccount: 10,
  /** Letters of a kind to one address. Further ones are not sent; those that were still lead somewhere. */
  letters: 3,
} as const;
export const WINDOW_SECONDS = 15 * 60;

const DELAY_STEP_MS = 250;
const LONGEST_DELAY_MS = 8000;

/** How long an attempt waits before its password is looked at, so that guessing from many networks at once is slow.
 *  @param attempts for the address from everywhere in this quarter of an hour, this one included (>= 1)
 *  @returns milliseconds: none up to the limit, then a quarter of a second more with each attempt, at most eight seconds */
export function delayMs(attempts: number): number {
  return Math.min(LONGEST_DELAY_MS, Math.max(0, attempts - LIMITS.address) * DELAY_STEP_MS);
}
