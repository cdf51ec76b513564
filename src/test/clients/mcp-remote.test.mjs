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
import { ENDLESS, hearsProgress } from './lib/questions.mjs';
import { endsWhen } from './lib/state.mjs';
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

  const query = (sql) => ({ name: 'run_query', arguments: { sql } });

  /** Connects, answers the browser if it is opened, and does something. */
  async function session(visit, work) {
    const client = new Client({ name: 'editor', version: '1.0.0' });
    const transport = new StdioClientTransport({
      command: PROGRAM, args: [demo.mcp_url, '--auth-timeout', '300'], cwd: place.home, env: place.env, stderr: 'ignore',
    });
    try {
      await Promise.all([client.connect(transport), visit()]);
      return await work(client);
    } finally {
      await client.close();
    }
  }

  /** With the token that it has. */
  const again = (work) => session(async () => {}, work);

  it('signs in and calls a tool', async () => {
    const visit = async () => {
      const address = await openedAddress(place);
      clientId = address.searchParams.get('client_id');
      await consent(await browser.page(), address, person);
    };
    const result = await session(visit, (client) => client.callTool(query(SQL)));
    assert.equal(result.structuredContent.row_count, 1);
  });

  it('does not ask again while its token lives', async () => {
    const result = await again((client) => client.callTool(query(SQL)));
    assert.equal(result.structuredContent.row_count, 1);
  });

  it('lists and describes tables', async () => {
    await again(async (client) => {
      const { tools } = await client.listTools();
      assert.deepEqual(tools.map(({ name }) => name), ['list_tables', 'describe_table', 'run_query']);
      const list = await client.callTool({ name: 'list_tables', arguments: {} });
      assert.match(list.content[0].text, /\borders\b/);
      const described = await client.callTool({ name: 'describe_table', arguments: { table: 'public.orders' } });
      assert.match(described.content[0].text, /placed_at/);
    });
  });

  it('hears of progress until it gives a query up, which ends in the database', async () => {
    await again(async (client) => {
      const wish = new AbortController();
      const heard = [];
      const options = { signal: wish.signal, onprogress: ({ progress }) => heard.push(progress) };
      const rejected = assert.rejects(client.callTool(query(ENDLESS), undefined, options));
      await hearsProgress(() => heard);
      assert.ok(await endsWhen(() => wish.abort()));
      await rejected;
    });
  });

  it('reads resources, gets prompts and completes names', async () => {
    await again(async (client) => {
      const { contents } = await client.readResource({ uri: 'schema://public.orders' });
      assert.match(contents[0].text, /placed_at/);
      const { messages } = await client.getPrompt({ name: 'page_by_key', arguments: { relation: 'public.orders' } });
      assert.match(messages[0].content.text, /orders/);
      const ref = { type: 'ref/resource', uri: 'schema://{relation}' };
      const { completion } = await client.complete({ ref, argument: { name: 'relation', value: 'ord' } });
      assert.ok(completion.values.includes('public.orders'), `${completion.values}`);
    });
  });

  it('leaves one trail row for each call', async () => {
    const rows = await trailOf(clientId, 8);
    assert.ok(rows.every(({ username }) => username === person.username));
    assert.deepEqual(
      rows.map((row) => [row.tool, row.decision, row.reason]),
      [
        ['run_query', 'allowed', ''],
        ['run_query', 'allowed', ''],
        ['list_tables', 'allowed', ''],
        ['describe_table', 'allowed', ''],
        ['run_query', 'allowed', 'cancelled'],
        ['resources/read', 'allowed', ''],
        ['prompts/get', 'allowed', ''],
        ['completion/complete', 'allowed', ''],
      ],
    );
  });
});
