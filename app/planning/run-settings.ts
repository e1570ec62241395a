/** Seed and seconds that a run has unless someone asks for others. */
export const USUAL_SEED = 1;
export const USUAL_SECONDS = 60;

/** What a run may be given; the database holds the same limits. */
export const MOST_SECONDS = 3600;
export const MOST_SEED = 2_147_483_647;
