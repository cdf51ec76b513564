// SPDX-License-Identifier: MIT
// The scenarios of the MCP conformance suite for servers, all of them, in each version of the specification.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { ownBrowser } from './lib/browser.mjs';
import { exceptions, exceptionsFile, results, scenarios } from './lib/conformance.mjs';
import { connect } from './lib/connect.mjs';
import { account } from './lib/demo.mjs';
import { newHome, run } from './lib/programs.mjs';
import { authorizingProxy } from './lib/proxy.mjs';
import { sdk1 } from './lib/sdks.mjs';

const VERSIONS = ['2025-03-26', '2025-06-18', '2025-11-25', '2026-07-28'];

const missed = ({ status }) => status === 'FAILURE' || status === 'WARNING';

describe('@modelcontextprotocol/conformance, server', () => {
  const browser = ownBrowser();
  let proxy;

  before(async () => {
    const { client, token } = await connect(sdk1, account('analyst'), browser);
    await client.close();
    proxy = await authorizingProxy(token);
  });

  after(async () => {
    proxy?.close();
    await browser.close();
  });

  for (const version of VERSIONS) {
    it(`passes every check of ${version} but the excepted`, async (test) => {
      const place = newHome();
      test.after(place.close);
      const directory = join(place.home, 'results');
      const excepted = exceptions(version);

      const { status, stdout, stderr } = await run(place, 'conformance', [
        ...['server', '--url', proxy.url, '--suite', 'all', '--spec-version', version],
        ...['--expected-failures', exceptionsFile(version), '--output-dir', directory],
      ]);

      assert.equal(status, 0, stdout + stderr);
      const ran = results(directory, /^server-/);
      assert.deepEqual(ran.map(({ scenario }) => scenario).sort(), (await scenarios(place, version)).sort());
      const failed = ran.flatMap(({ scenario, checks }) =>
        checks.filter(missed).map(({ id }) => `${scenario}:${id}`),
      );
      // The suite tolerates an exception that no check was made for, and a warning beside something that passed.
      assert.deepEqual([...new Set(failed)].sort(), excepted.sort());
      test.diagnostic(`${ran.flatMap(({ checks }) => checks).length} checks, ${excepted.length} excepted`);
    });
  }
});
