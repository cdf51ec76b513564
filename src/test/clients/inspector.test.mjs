// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { consent, ownBrowser } from './lib/browser.mjs';
import { account, demo } from './lib/demo.mjs';
import { newHome, openedAddress, start } from './lib/programs.mjs';
import { freshCode } from './lib/totp.mjs';
import { trailOf } from './lib/trail.mjs';

const CALL = ['--method', 'tools/call', '--tool-name', 'run_query', '--tool-arg', 'sql=SELECT id FROM orders WHERE id = 1'];

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
        '--cli', demo.mcp_url, '--transport', 'http', '--protocol-era', era, ...CALL,
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
  }
});
