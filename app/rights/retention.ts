/** For how long a programme keeps a kind of data, unless its administrator says otherwise.
 *  `after`: from when the days are counted. */
export type RetentionDefault = { days: number; least: number; most: number };

/** What Tern proposes. The reasons are words on the page (retention-words.ts); the sources are theirs.
 *  @source docs/decisions/0048-one-map-of-what-is-held-about-people.md, "How long" */
export const RETENTION = {
  /** Professionals: from the last day of what they offered, of their last visit, or of the last change, whichever is latest. */
  professionals: { days: 1826, least: 365, most: 3653 },
  /** Requests of persons that were answered: proof that they were. */
  "personal-requests": { days: 1096, least: 365, most: 3653 },
  /** Letters that left or could not be delivered. */
  letters: { days: 90, least: 1, most: 366 },
  /** Workbooks that wait to be taken: they hold people, and nobody needs them twice. */
  "waiting-workbooks": { days: 30, least: 1, most: 180 },
  /** What is remembered of workbooks that were taken or put away: file name, counts. */
  "ended-workbooks": { days: 730, least: 30, most: 3653 },
  /** Invitations that were followed, taken back or have run out: name and address. */
  invitations: { days: 90, least: 7, most: 730 },
  /** Copies of the whole database. Tern does not remove them: whoever runs it does, and certificates name the day. */
  backups: { days: 35, least: 1, most: 400 },
} as const satisfies Record<string, RetentionDefault>;
export type RetentionKind = keyof typeof RETENTION;

// oxlint-disable-next-line no-unsafe-type-assertion -- the keys of a constant record are its kinds
export const RETENTION_KINDS = Object.keys(RETENTION) as RetentionKind[];

/** Whether a text names a kind of data that is kept for a stated time. */
export function isRetentionKind(kind: string): kind is RetentionKind {
  return Object.hasOwn(RETENTION, kind);
}
