// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { consent, ownBrowser } from './lib/browser.mjs';
import { connect } from './lib/connect.mjs';
import { account, demo } from './lib/demo.mjs';
import { scriptedModel } from './lib/model.mjs';
import { newHome, openedAddress, run, start } from './lib/programs.mjs';
import { authorizingProxy } from './lib/proxy.mjs';
import { ENDLESS, hearsProgress, progressIn } from './lib/questions.mjs';
import { sdk1 } from './lib/sdks.mjs';
import { endsWhen } from './lib/state.mjs';
import { trailOf } from './lib/trail.mjs';

/** It speaks to nobody but the server. */
const QUIET = { CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1', DISABLE_AUTOUPDATER: '1', DISABLE_TELEMETRY: '1', TERM: 'dumb' };

/** What a model asks for; the client itself may look at lists when it connects. */
const CALLS = ['list_tables', 'describe_table', 'run_query'];

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
    const called = (await trailOf(clientId)).filter(({ tool }) => CALLS.includes(tool));
    assert.deepEqual(called, [], 'looking at what there is is no call');
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

  const query = (sql) => ({ name: 'mcp__shop__run_query', input: { sql } });

  /** Starts a session without a person, in which the model asks for these tools. */
  async function session(test, uses) {
    const model = await scriptedModel(uses);
    test.after(model.close);
    const { client, clientId, token } = await connect(sdk1, account('analyst'), browser);
    await client.close();
    const proxy = await authorizingProxy(token);
    test.after(proxy.close);
    const place = newHome({ ...QUIET, ANTHROPIC_BASE_URL: model.url, ANTHROPIC_API_KEY: 'unused' });
    test.after(place.close);
    const servers = JSON.stringify({ mcpServers: { shop: { type: 'http', url: proxy.url } } });
    const program = start(place, 'claude', [
      ...['--print', 'Look around.', '--mcp-config', servers, '--strict-mcp-config', '--allowedTools', 'mcp__shop'],
    ]);
    test.after(program.kill);
    return { program, clientId, answers: model.answers, streamed: proxy.streamed };
  }

  it('lists, describes and queries for a model', async (test) => {
    const { program, clientId, answers } = await session(test, [
      { name: 'mcp__shop__list_tables', input: {} },
      { name: 'mcp__shop__describe_table', input: { table: 'public.orders' } },
      query('SELECT id FROM orders WHERE id <= 3'),
      query('DELETE FROM orders'),
    ]);
    const { status, stderr } = await program.ended;
    assert.equal(status, 0, stderr);
    assert.deepEqual(answers().map(({ is_error: refused }) => refused ?? false), [false, false, false, true]);
    const texts = answers().map(({ content }) => JSON.stringify(content));
    assert.match(texts[0], /public\.orders/);
    assert.match(texts[1], /placed_at/);
    assert.match(texts[2], /\[\[1\],\[2\],\[3\]\]/);
    assert.match(texts[3], /non_select_root/);
    const called = (await trailOf(clientId)).map(({ tool }) => tool).filter((tool) => CALLS.includes(tool));
    assert.deepEqual(called, ['list_tables', 'describe_table', 'run_query', 'run_query']);
  });

  it('is told of progress until it is interrupted, which ends the query in the database', async (test) => {
    const { program, clientId, streamed } = await session(test, [query(ENDLESS)]);
    await hearsProgress(() => progressIn(streamed));
    assert.ok(await endsWhen(program.interrupt));
    await program.ended;
    const rows = await trailOf(clientId, 1);
    assert.equal(rows.find(({ tool }) => tool === 'run_query')?.reason, 'cancelled');
  });
});
