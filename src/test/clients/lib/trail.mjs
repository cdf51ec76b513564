// SPDX-License-Identifier: MIT
// The audit trail as PostgreSQL holds it.
import { withState } from './state.mjs';

const ROWS = `
  select call_id, username, profile, tool, decision, reason, row_count
  from mcp_sql.query_trail where client_id = $1 order by at`;

const PATIENCE = 10_000;

/** The rows of one client's calls, oldest first; waits for so many, since a call that its client gave up ends a little later. */
export const trailOf = (clientId, atLeast = 0) =>
  withState(async (client) => {
    const patientUntil = Date.now() + PATIENCE;
    let rows;
    do {
      ({ rows } = await client.query(ROWS, [clientId]));
    } while (rows.length < atLeast && Date.now() < patientUntil);
    return rows;
  });
