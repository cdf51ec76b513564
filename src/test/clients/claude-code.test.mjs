// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { consent, ownBrowser } from './lib/browser.mjs';
import { connect } from './lib/connect.mjs';
import { account, demo } from './lib/demo.mjs';
import { newHome, openedAddress, run, start } from './lib/programs.mjs';
import { sdk1 } from './lib/sdks.mjs';
import { trailOf } from './lib/trail.mjs';

/** It speaks to nobody but the server. */
const QUIET = { CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1', DISABLE_AUTOUPDATER: '1', DISABLE_TELEMETRY: '1', TERM: 'dumb' };

const ADD = ['mcp', 'add', '--transport', 'http', 'shop', demo.mcp_url];

describe('claude-code', () => {
  const browser = ownBrowser();
  after(browser.close);

  function home(test) {
    const place = newHome(QUIET);
    test.after(place.close);
    return place;
  }

  async function list(place) {
    const { status, stdout, stderr } = await run(place, 'claude', ['mcp', 'list']);
    assert.equal(status, 0, stderr);
    return stdout;
  }

  it('connects with a token in a header', async (test) => {
    const place = home(test);
    const { client, clientId, token } = await connect(sdk1, account('analyst'), browser);
    await client.close();
    const added = await run(place, 'claude', [...ADD, '--header', `Authorization: Bearer ${token}`]);
    assert.equal(added.status, 0, added.stderr);
    assert.match(await list(place), /shop: .* Connected/);
    assert.deepEqual(await trailOf(clientId), [], 'looking at the list of tools is no call');
  });

  it('is asked to authenticate when the token is not ours', async (test) => {
    const place = home(test);
    const added = await run(place, 'claude', [...ADD, '--header', 'Authorization: Bearer not.a.token']);
    assert.equal(added.status, 0, added.stderr);
    assert.doesNotMatch(await list(place), / Connected/);
  });

  it('signs in by itself', async (test) => {
    const person = account('analyst');
    const place = home(test);
    assert.equal((await run(place, 'claude', ADD)).status, 0);
    assert.match(await list(place), /Needs authentication/);
    // It wants a terminal, which script(1) is.
    const login = start(place, 'script', ['--quiet', '--return', '--command', 'claude mcp login shop', '/dev/null']);
    test.after(login.kill);
    await consent(await browser.page(), await openedAddress(place), person);
    const { status, stdout } = await login.ended;
    assert.equal(status, 0, stdout);
    assert.match(await list(place), /shop: .* Connected/);
  });
});
