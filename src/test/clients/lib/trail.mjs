// SPDX-License-Identifier: MIT
// The audit trail as PostgreSQL holds it.
import pg from 'pg';
import { demo } from './demo.mjs';

const ROWS = `
  select call_id, username, profile, tool, decision, reason, row_count
  from mcp_sql.query_trail where client_id = $1 order by at`;

const PATIENCE = 10_000;

/** The rows of one client's calls, oldest first; waits for so many, since a call that its client gave up ends a little later. */
export async function trailOf(clientId, atLeast = 0) {
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
    const patientUntil = Date.now() + PATIENCE;
    let rows;
    do {
      ({ rows } = await client.query(ROWS, [clientId]));
    } while (rows.length < atLeast && Date.now() < patientUntil);
    return rows;
  } finally {
    await client.end();
  }
}
