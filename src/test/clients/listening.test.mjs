// SPDX-License-Identifier: MIT
// A client that keeps a stream open to hear of changes, which the newest version of the protocol has.
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { ownBrowser } from './lib/browser.mjs';
import { connect } from './lib/connect.mjs';
import { account } from './lib/demo.mjs';
import { eventually } from './lib/programs.mjs';
import { metadata } from './lib/registration.mjs';
import { sdk2 } from './lib/sdks.mjs';
import { assignProfile } from './lib/state.mjs';

const EVERYTHING = { toolsListChanged: true, resourcesListChanged: true };

async function revoke({ clientId, token }) {
  const { revocation_endpoint: endpoint } = await metadata();
  const response = await fetch(endpoint, { method: 'POST', body: new URLSearchParams({ client_id: clientId, token }) });
  assert.equal(response.status, 200);
}

describe('@modelcontextprotocol/client 2.x that listens', () => {
  const person = account('support');
  const browser = ownBrowser();
  after(browser.close);
  after(() => assignProfile(person, person.profile));

  it('hears that it has another profile, and is told the end when its token is revoked', async (test) => {
    const session = await connect(sdk2({ pin: '2026-07-28' }, '2026-07-28'), person, browser);
    test.after(() => session.client.close());
    const heard = [];
    for (const method of ['notifications/tools/list_changed', 'notifications/resources/list_changed']) {
      session.client.setNotificationHandler(method, () => heard.push(method));
    }

    const subscription = await session.client.listen(EVERYTHING);
    assert.deepEqual(subscription.honoredFilter, EVERYTHING);
    await assignProfile(person, 'analyst');
    await eventually('change of both lists was told', () => heard.length === 2);
    await revoke(session);
    assert.equal(await subscription.closed, 'graceful');
  });
});
