// SPDX-License-Identifier: MIT
// What the clients ask, whoever they are.

/** Three million comparisons: longer than a quick answer may take, and shorter than a statement may. */
export const SLOW = 'SELECT count(o.id) AS n FROM orders o JOIN products p ON o.total <> p.price + o.id WHERE o.id <= 15000';

/** Would run into the statement timeout. */
export const ENDLESS = 'SELECT count(a.id) AS n FROM orders a JOIN orders b ON a.total <> b.total';

/** Whether what was heard of the progress of one call rises each time (MCP, basic/utilities/progress). */
export const rises = (progress) => progress.every((value, index) => index === 0 || value > progress[index - 1]);

/** What a stream's messages say about progress. */
export const progressIn = (messages) =>
  messages.filter(({ method }) => method === 'notifications/progress').map(({ params }) => params.progress);
