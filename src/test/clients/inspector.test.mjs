// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { consent, ownBrowser } from './lib/browser.mjs';
import { connect } from './lib/connect.mjs';
import { account, demo } from './lib/demo.mjs';
import { newHome, openedAddress, run, start } from './lib/programs.mjs';
import { authorizingProxy } from './lib/proxy.mjs';
import { ENDLESS, hearsProgress, progressIn } from './lib/questions.mjs';
import { sdk1 } from './lib/sdks.mjs';
import { endsWhen } from './lib/state.mjs';
import { freshCode } from './lib/totp.mjs';
import { trailOf } from './lib/trail.mjs';

const call = (tool, ...args) => ['--method', 'tools/call', '--tool-name', tool, ...args.flatMap((arg) => ['--tool-arg', arg])];

const query = (sql) => call('run_query', `sql=${sql}`);

describe('@modelcontextprotocol/inspector, command line', () => {
  const person = account('analyst-mfa');
  const browser = ownBrowser();
  after(browser.close);

  for (const era of ['legacy', 'modern']) {
    it(`signs in and calls a tool, ${era}`, async (test) => {
      await freshCode(person);
      // Without a terminal it opens the browser only when told to.
      const place = newHome({ MCP_AUTO_OPEN_ENABLED: 'true', MCP_INSPECTOR_SECRET_STORE: 'memory' });
      test.after(place.close);
      const inspector = start(place, 'inspector', [
        '--cli', demo.mcp_url, '--transport', 'http', '--protocol-era', era, ...query('SELECT id FROM orders WHERE id = 1'),
      ]);
      test.after(inspector.kill);
      const address = await openedAddress(place);
      await consent(await browser.page(), address, person);
      const { status, stdout, stderr } = await inspector.ended;
      assert.equal(status, 0, stderr);
      assert.equal(JSON.parse(JSON.parse(stdout).content[0].text).row_count, 1);
      const rows = await trailOf(address.searchParams.get('client_id'));
      assert.deepEqual(
        rows.map((row) => [row.username, row.tool, row.decision]),
        [[person.username, 'run_query', 'allowed']],
      );
    });

    describe(`with a token, ${era}`, () => {
      const place = newHome();
      let proxy;
      let clientId;

      const words = (parts) => ['--cli', proxy.url, '--transport', 'http', '--protocol-era', era, ...parts];

      async function printed(...parts) {
        const { status, stdout, stderr } = await run(place, 'inspector', words(parts));
        assert.equal(status, 0, stderr);
        return JSON.parse(stdout);
      }

      before(async () => {
        const session = await connect(sdk1, person, browser);
        await session.client.close();
        clientId = session.clientId;
        proxy = await authorizingProxy(session.token);
      });

      after(() => {
        proxy?.close();
        place.close();
      });

      it('finds tools whose schemas every client can read', async () => {
        const { tools } = await printed('--method', 'tools/list', '--strict');
        assert.deepEqual(tools.map(({ name }) => name), ['list_tables', 'describe_table', 'run_query']);
      });

      it('lists and describes tables', async () => {
        assert.match((await printed(...call('list_tables'))).content[0].text, /\borders\b/);
        assert.match((await printed(...call('describe_table', 'table=public.orders'))).content[0].text, /placed_at/);
      });

      it('reads resources and gets prompts', async () => {
        const { resources } = await printed('--method', 'resources/list');
        assert.ok(resources.some(({ uri }) => uri === 'schema://public.orders'));
        const { resourceTemplates } = await printed('--method', 'resources/templates/list');
        assert.equal(resourceTemplates[0].uriTemplate, 'schema://{relation}');
        const { contents } = await printed('--method', 'resources/read', '--uri', 'schema://public.orders');
        assert.match(contents[0].text, /placed_at/);
        const { prompts } = await printed('--method', 'prompts/list');
        assert.equal(prompts.length, 3);
        const words = ['--prompt-name', 'page_by_key', '--prompt-args', 'relation=public.orders'];
        const { messages } = await printed('--method', 'prompts/get', ...words);
        assert.match(messages[0].content.text, /orders/);
      });

      it('is told of progress until it is interrupted, which ends the query in the database', async (test) => {
        const inspector = start(place, 'inspector', words([...query(ENDLESS), '--tool-metadata', 'progressToken=endless']));
        test.after(inspector.kill);
        await hearsProgress(() => progressIn(proxy.streamed));
        assert.ok(await endsWhen(inspector.interrupt));
        await inspector.ended;
        const rows = await trailOf(clientId, 8);
        assert.deepEqual(rows.at(-1).reason, 'cancelled');
      });
    });
  }
});
