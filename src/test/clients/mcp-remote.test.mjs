// SPDX-License-Identifier: MIT
// What an editor that speaks to local programs only is told to start: mcp-remote between it and the server.
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { consent, ownBrowser } from './lib/browser.mjs';
import { account, demo } from './lib/demo.mjs';
import { newHome, openedAddress } from './lib/programs.mjs';
import { trailOf } from './lib/trail.mjs';

const PROGRAM = fileURLToPath(new URL('node_modules/.bin/mcp-remote', import.meta.url));
const SQL = 'SELECT id FROM orders WHERE id = 1';

describe('mcp-remote', () => {
  const person = account('analyst-mfa');
  const place = newHome();
  const browser = ownBrowser();
  let clientId;

  after(browser.close);
  after(place.close);

  /** Connects, answers the browser if it is opened, and calls a tool. */
  async function ask(visit) {
    const client = new Client({ name: 'editor', version: '1.0.0' });
    const transport = new StdioClientTransport({
      command: PROGRAM, args: [demo.mcp_url, '--auth-timeout', '300'], cwd: place.home, env: place.env, stderr: 'ignore',
    });
    try {
      await Promise.all([client.connect(transport), visit()]);
      return await client.callTool({ name: 'run_query', arguments: { sql: SQL } });
    } finally {
      await client.close();
    }
  }

  it('signs in and calls a tool', async () => {
    const result = await ask(async () => {
      const address = await openedAddress(place);
      clientId = address.searchParams.get('client_id');
      await consent(await browser.page(), address, person);
    });
    assert.equal(result.structuredContent.row_count, 1);
  });

  it('does not ask again while its token lives', async () => {
    const result = await ask(async () => {});
    assert.equal(result.structuredContent.row_count, 1);
    const rows = await trailOf(clientId);
    assert.deepEqual(
      rows.map((row) => [row.username, row.tool, row.decision]),
      Array(2).fill([person.username, 'run_query', 'allowed']),
    );
  });
});
