// SPDX-License-Identifier: MIT
// What the clients ask, whoever they are, and what they have to hear meanwhile.
import assert from 'node:assert/strict';
import { eventually } from './programs.mjs';

/** Three million comparisons: longer than a quick answer may take, and shorter than a statement may. */
export const SLOW = 'SELECT count(o.id) AS n FROM orders o JOIN products p ON o.total <> p.price + o.id WHERE o.id <= 15000';

/** Would run into the statement timeout. */
export const ENDLESS = 'SELECT count(a.id) AS n FROM orders a JOIN orders b ON a.total <> b.total';

/** What a stream's messages say about progress. */
export const progressIn = (messages) =>
  messages.filter(({ method }) => method === 'notifications/progress').map(({ params }) => params.progress);

/** Waits until progress was heard of twice, which has to rise each time (MCP 2026-07-28, basic/patterns/progress). */
export async function hearsProgress(heard) {
  await eventually('progress was heard of twice', () => heard().length > 1);
  const values = heard();
  assert.ok(values.every((value, index) => index === 0 || value > values[index - 1]), `${values}`);
}
