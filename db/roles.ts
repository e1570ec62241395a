import pg from "pg";
import { ROLES } from "#app/accounts/policy.ts";
import { databaseRole } from "#app/accounts/policy-sql.ts";

/** What the roles of a PostgreSQL that Tern runs itself sign in with. */
export type RolePasswords = { owner: string; application: string };

/** Makes the two roles of a PostgreSQL that Tern runs itself, or gives them these passwords:
 *  tern_owner owns the tables and migrates, tern_app serves, in the role of whoever asks. None is a superuser.
 *  @param superuserUrl any database of that server */
export async function makeRoles(superuserUrl: string, passwords: RolePasswords): Promise<void> {
  await asSuperuser(superuserUrl, async (client) => {
    await makeRole(client, "tern_owner", passwords.owner);
    await makeRole(client, "tern_app", passwords.application);
    await client.query("grant tern_app to tern_owner");
    // tern_app has of itself what signing in needs; it takes on one of the others for each transaction (app/lib/database.server.ts).
    await client.query("alter role tern_app noinherit");
    for (const role of ROLES_ACTED_AS) {
      await makeRoleWithoutSignIn(client, role);
      await client.query(`grant ${role} to tern_app, tern_owner`);
    }
  });
}

/** Makes a database owned by tern_owner, unless it exists. */
export async function makeDatabase(superuserUrl: string, name: string): Promise<void> {
  await asSuperuser(superuserUrl, async (client) => {
    const found = await client.query("select from pg_database where datname = $1", [name]);
    if (found.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)} owner tern_owner`);
  });
}

async function makeRole(client: pg.Client, role: string, password: string): Promise<void> {
  const found = await client.query("select from pg_roles where rolname = $1", [role]);
  const verb = found.rowCount === 0 ? "create" : "alter";
  await client.query(`${verb} role ${role} login nosuperuser password ${client.escapeLiteral(password)}`);
}

const ROLES_ACTED_AS = [...ROLES, "system" as const].map(databaseRole);

async function makeRoleWithoutSignIn(client: pg.Client, role: string): Promise<void> {
  const found = await client.query("select from pg_roles where rolname = $1", [role]);
  if (found.rowCount === 0) await client.query(`create role ${role} nologin nosuperuser`);
}

async function asSuperuser(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
