// SPDX-License-Identifier: MIT
// What the running demo says about itself.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const target = new URL('../../../../target/', import.meta.url);

/** Where pictures go. */
export const screenshots = fileURLToPath(new URL('screenshots/', target));

/** Where files go that outlive a test. */
export const scratch = fileURLToPath(new URL('clients/', target));

/** The facts of target/demo/demo.json. */
export const demo = JSON.parse(readFileSync(process.env.DEMO_JSON ?? new URL('demo/demo.json', target), 'utf8'));

/** The account of that name. */
export function account(username) {
  const found = demo.accounts.find((candidate) => candidate.username === username);
  if (!found) {
    throw new Error(`the demo has no account ${username}`);
  }
  return found;
}
