// SPDX-License-Identifier: MIT
import { after } from 'node:test';
import { ownBrowser } from './lib/browser.mjs';
import { account } from './lib/demo.mjs';
import { sdk2 } from './lib/sdks.mjs';
import { suite } from './lib/suite.mjs';

const MODES = [
  ['as it is', undefined, '2025-11-25'],
  ['told to be legacy', 'legacy', '2025-11-25'],
  ['left to find out', 'auto', '2026-07-28'],
  ['pinned to 2026-07-28', { pin: '2026-07-28' }, '2026-07-28'],
];

// Signed in once, with the second factor, and asked for consent by each anew.
const browser = ownBrowser();
after(browser.close);

for (const [title, mode, version] of MODES) {
  suite(`@modelcontextprotocol/client 2.x ${title}`, sdk2(mode, version), account('analyst-mfa'), browser);
}
