/** People whom tests name. All are invented. */
export type Person = { name: string; email: string; password: string };

/** Administers every programme of the tests. */
export const PALESA: Person = {
  name: "Palesa Mokoena",
  email: "palesa@example.org",
  password: "seven-orange-herons",
};
