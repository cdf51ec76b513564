// SPDX-License-Identifier: MIT
// The scenarios of the MCP conformance suite for authorization servers.
import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { consent, ownBrowser } from './lib/browser.mjs';
import { results } from './lib/conformance.mjs';
import { account, demo } from './lib/demo.mjs';
import { newHome, printedAddress, start } from './lib/programs.mjs';
import { register } from './lib/registration.mjs';

/** Needs a server that can fetch from the Internet, so an operator may have switched it off. */
const MAY_WARN = ['authorization-server-metadata-cimd'];

const faulty = ({ id, status }) => status === 'FAILURE' || (status === 'WARNING' && !MAY_WARN.includes(id));

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('@modelcontextprotocol/conformance, authorization', () => {
  const browser = ownBrowser();
  after(browser.close);

  it('passes both scenarios', async (test) => {
    const place = newHome();
    test.after(place.close);
    const directory = join(place.home, 'results');
    const port = await freePort();
    const clientId = await register('Conformance', `http://127.0.0.1:${port}/callback`);

    // In one run: the second scenario takes the metadata that the first one read.
    const suite = start(place, 'conformance', [
      ...['authorization', '--url', demo.url, '--client-id', clientId, '--resource', demo.mcp_url],
      ...['--port', `${port}`, '--output-dir', directory],
    ]);
    test.after(suite.kill);
    await consent(await browser.page(), await printedAddress(suite), account('analyst'));
    const { status, stdout, stderr } = await suite.ended;

    assert.equal(status, 0, stdout + stderr);
    const ran = results(directory);
    assert.equal(ran.length, 2, stdout);
    for (const { scenario, checks } of ran) {
      assert.ok(checks.length > 0, `${scenario} checked nothing`);
      assert.deepEqual(checks.filter(faulty), [], scenario);
    }
  });
});
