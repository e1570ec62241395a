import {
  ACTS,
  NOT_RESTRICTED,
  PROGRAMME_ROWS,
  ROLES,
  ROWS,
  type Act,
  type Actor,
  type Resource,
  type Rows,
} from "./policy.ts";
import { RESOURCES, SHARED_TABLES, SIGN_IN_TABLES } from "./policy-resources.ts";
import { allowancesOf, tablesOf, type Allowance } from "./policy-decisions.ts";

const ACTORS: readonly Actor[] = [...ROLES, "system"];
const COMMANDS = { read: "select", add: "insert", change: "update", remove: "delete" } as const satisfies Record<
  Act,
  string
>;
// oxlint-disable-next-line no-unsafe-type-assertion -- the keys of a constant record are its kinds of rows
const KINDS_OF_ROWS = Object.keys(ROWS) as Rows[];
const IS_OWNER =
  "current_user = (select tableowner from pg_tables where schemaname = 'public' and tablename = 'programme')";
const OWN_PROGRAMME = "programme_id = (select tern_programme())";

/** Professionals see their own rows and no others, also while their data are held back. */
const NOT_THE_PERSON = ROLES.filter((role) => role !== "professional");

/** What holds a table to one programme, whoever asks. Before acting in a programme, people may know which ones they belong to. */
const HELD_TO: Readonly<Record<string, string>> = {
  membership: `${OWN_PROGRAMME} or (tern_programme() is null and account_id = tern_account())`,
  // The owner's own functions may know which programmes there are (tern_programmes).
  programme: `${OWN_PROGRAMME} or (tern_programme() is null and (${IS_OWNER} or programme_id in (select m.programme_id from membership m)))`,
  account: "true",
  // The owner's own function lists them before anybody is signed in (tern_identity_providers).
  identity_provider: `${OWN_PROGRAMME} or (tern_programme() is null and ${IS_OWNER})`,
};

/** The database role that a transaction of an actor takes on. */
export function databaseRole(actor: Actor): string {
  return `tern_as_${actor.replaceAll("-", "_")}`;
}

/** The policy as SQL: roles, grants by column, and row-level security. Running it again changes nothing. What the policy does not name is
 *  closed to everybody.
 *  @source docs/decisions/0041-one-policy-enforced-by-the-database.md */
export function policyAsSql(): string {
  const places = placesOf();
  return [
    "-- Generated from app/accounts/policy.ts by `npm run db:policy`. Applied after every migration (db/migrate.ts). Do not edit.",
    "-- The database's role for Tern's owner is whoever runs this.",
    REMOVE_EVERYTHING,
    `grant usage on schema public to ${roleList(ACTORS)};`,
    `grant select on ${SHARED_TABLES.join(", ")} to tern_app, ${roleList(ACTORS)};`,
    // Tern itself opens the first account and replaces lost passwords, in the transaction of the line that tells of it.
    `grant select, insert, update, delete on ${SIGN_IN_TABLES.join(", ")} to tern_app, ${databaseRole("system")};`,
    "grant select on programme, membership to tern_app;",
    // Tern itself names the keys of the vault, and says which are no longer in use.
    `grant insert, update on vault_key to ${databaseRole("system")};`,
    ...places.flatMap(protectTable),
    `create policy "sign-in" on account to tern_app, ${databaseRole("system")} using (true);`,
    'create policy "sign-in" on membership for select to tern_app using (account_id = tern_account());',
    `grant execute on function tern_programmes() to ${databaseRole("system")};`,
    "grant execute on function tern_identity_providers() to tern_app;",
    `grant execute on function tern_queue_retention(uuid) to ${databaseRole("system")};`,
    `grant execute on function tern_member_elsewhere(uuid, uuid) to ${databaseRole("system")};`,
    'create policy "sign-in" on programme for select to tern_app using (programme_id in (select m.programme_id from membership m));',
    "",
  ].join("\n");
}

type Place = { resource: Resource; table: string };

function placesOf(): Place[] {
  // oxlint-disable-next-line no-unsafe-type-assertion -- the keys of a constant record are its resources
  return (Object.keys(RESOURCES) as Resource[]).flatMap((resource) =>
    Object.keys(tablesOf(resource)).map((table) => ({ resource, table })),
  );
}

function protectTable(place: Place): string[] {
  const { resource, table } = place;
  const held = HELD_TO[table] ?? OWN_PROGRAMME;
  return [
    `\n-- ${resource}: ${table}`,
    `alter table ${table} enable row level security, force row level security;`,
    ...(held === "true" ? [] : [`create policy "own programme" on ${table} as restrictive using (${held});`]),
    `create policy "owner" on ${table} to current_user using (true);`,
    ...(table in NOT_RESTRICTED
      ? [
          `create policy "not restricted" on ${table} as restrictive to ${roleList(NOT_THE_PERSON)} using (${NOT_RESTRICTED[table]});`,
        ]
      : []),
    ...ACTS.flatMap((act) => [...grantsOf(act, place), ...policiesOf(act, place)]),
  ];
}

function grantsOf(act: Act, place: Place): string[] {
  const byColumns = Map.groupBy(ACTORS, (actor) => columnsOf(allowancesOf(actor, act, place)).join(", "));
  return [...byColumns].flatMap(([columns, actors]) => {
    if (columns === "") return [];
    const what = act === "remove" ? COMMANDS[act] : `${COMMANDS[act]} (${columns})`;
    return [`grant ${what} on ${place.table} to ${roleList(actors)};`];
  });
}

function columnsOf(allowances: readonly Allowance[]): string[] {
  return [...new Set(allowances.flatMap(({ columns }) => columns))];
}

/** Of each kind of rows one policy: that a role may have several makes it see all of them. */
function policiesOf(act: Act, place: Place): string[] {
  return [null, ...KINDS_OF_ROWS].flatMap((rows) => {
    const actors = ACTORS.filter((actor) => allowancesOf(actor, act, place).some((allowed) => allowed.rows === rows));
    const condition = conditionOf(rows, place.table);
    if (actors.length === 0 || condition === null) return [];
    const checks = {
      read: `using (${condition})`,
      add: `with check (${condition})`,
      change: `using (${condition}) with check (${condition})`,
      remove: `using (${condition})`,
    };
    return [
      `create policy "${act} ${rows ?? "all"}" on ${place.table} for ${COMMANDS[act]} to ${roleList(actors)} ${checks[act]};`,
    ];
  });
}

/** Rows in SQL; null where a kind of rows says nothing of a table: then it stays closed. All rows of the programme are all that the table is
 *  held to; asking for the programme again would cost each row a second comparison (bench/security). */
function conditionOf(rows: Rows | null, table: string): string | null {
  if (rows === null) return PROGRAMME_ROWS[table] ?? (table in HELD_TO ? OWN_PROGRAMME : "true");
  const conditions: Readonly<Record<string, string>> = ROWS[rows];
  return conditions[table] ?? null;
}

function roleList(actors: readonly Actor[]): string {
  return actors.map(databaseRole).join(", ");
}

const REMOVE_EVERYTHING = `
do $$
declare
  place record;
  actor text;
begin
  foreach actor in array array[${ACTORS.map((actor) => `'${databaseRole(actor)}'`).join(", ")}] loop
    if not exists (select from pg_roles where rolname = actor) then
      execute format('create role %I nologin', actor);
    end if;
    if not pg_has_role(current_user, actor, 'member') then
      execute format('grant %I to %I', actor, current_user);
    end if;
    execute format('revoke all on all tables in schema public from %I', actor);
  end loop;
  revoke all on all tables in schema public from tern_app;
  for place in select policyname, tablename from pg_policies where schemaname = 'public' loop
    execute format('drop policy %I on %I', place.policyname, place.tablename);
  end loop;
end
$$;`;
