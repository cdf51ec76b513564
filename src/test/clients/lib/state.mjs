// SPDX-License-Identifier: MIT
// The state database of the demo, as its superuser.
import pg from 'pg';
import { demo } from './demo.mjs';

/** Runs something with a way to ask, which ends with it. */
export async function withState(work) {
  const address = new URL(demo.database.jdbc_url.replace(/^jdbc:/, ''));
  const client = new pg.Client({
    host: address.hostname,
    port: Number(address.port),
    database: address.pathname.slice(1),
    user: demo.database.superuser,
    password: demo.database.password,
  });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Lets a quarter of an hour pass since the person last showed who that is. */
export const letConfirmationsAge = (person) =>
  withState((client) =>
    client.query(
      `update mcp_sql.web_session s set confirmed_at = now() - interval '15 minutes'
         from mcp_sql.account a where a.account_id = s.account_id and a.username = $1`,
      [person.username],
    ),
  );

/** Takes away what a run that was cut short has left with the person. */
export const forgetPasskeys = (person) =>
  withState(async (client) => {
    for (const table of ['passkey', 'recovery_code']) {
      await client.query(
        `delete from mcp_sql.${table} t using mcp_sql.account a where a.account_id = t.account_id and a.username = $1`,
        [person.username],
      );
    }
  });

/** Shorter than the time after which PostgreSQL ends a statement by itself; how soon it is on a quiet machine is no test's affair. */
const END = 4_000;
const PATIENCE = 30_000;

async function within(patience, client, wanted) {
  const patientUntil = Date.now() + patience;
  const query = `select count(*)::int as running from pg_stat_activity where usename = 'mcp_sql_reader' and state = 'active'`;
  for (;;) {
    const { rows } = await client.query(query);
    if (rows[0].running > 0 === wanted) {
      return true;
    }
    if (Date.now() > patientUntil) {
      return false;
    }
  }
}

/** Waits until a query of an agent's runs in the database, lets it be given up, and says whether it ended in time. */
export const endsWhen = (givenUp) =>
  withState(async (client) => {
    if (!(await within(PATIENCE, client, true))) {
      throw new Error('no query runs');
    }
    await givenUp();
    return within(END, client, false);
  });

/** Gives the person that profile instead of what was assigned. */
export const assignProfile = (person, profile) =>
  withState((client) =>
    client.query(
      `update mcp_sql.profile_assignment p set profile = $2
         from mcp_sql.account a where a.account_id = p.account_id and a.username = $1`,
      [person.username, profile],
    ),
  );
