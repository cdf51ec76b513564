// SPDX-License-Identifier: MIT
import { after } from 'node:test';
import { ownBrowser } from './lib/browser.mjs';
import { account } from './lib/demo.mjs';
import { sdk1 } from './lib/sdks.mjs';
import { suite } from './lib/suite.mjs';

const browser = ownBrowser();
after(browser.close);

suite('@modelcontextprotocol/sdk 1.x', sdk1, account('analyst'), browser);
