// SPDX-License-Identifier: MIT
// One suite for every client: what an agent sees, and what the trail says afterwards.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { connect } from './connect.mjs';
import { ENDLESS, hearsProgress, SLOW } from './questions.mjs';
import { endsWhen } from './state.mjs';
import { trailOf } from './trail.mjs';

const FENCE = /^<(untrusted-data-[0-9a-f-]{36})>\s*([\s\S]*?)\s*<\/\1>$/;

function fenced(text) {
  const inside = FENCE.exec(text);
  assert.ok(inside, `not fenced: ${text.slice(0, 80)}`);
  return JSON.parse(inside[2]);
}

function answerOf(result) {
  const answer = JSON.parse(result.content[0].text);
  assert.deepEqual(result.structuredContent, answer);
  return answer;
}

/** The promises to a client of profile analyst. */
export function suite(title, sdk, person, browser) {
  describe(title, () => {
    let session;
    const call = (name, args) => session.client.callTool({ name, arguments: args });

    before(async () => {
      session = await connect(sdk, person, browser);
    });

    after(() => session?.client.close());

    it('speaks the version that was asked for', () => {
      assert.equal(sdk.versionOf(session.client), sdk.version);
    });

    it('finds the three tools, list_tables first', async () => {
      const { tools } = await session.client.listTools();
      assert.deepEqual(
        tools.map((tool) => tool.name),
        ['list_tables', 'describe_table', 'run_query'],
      );
    });

    it('lists the tables of the profile and no other', async () => {
      const result = await call('list_tables', {});
      assert.ok(!result.isError);
      const text = result.content[0].text;
      for (const table of ['customers', 'orders', 'order_items', 'products']) {
        assert.match(text, new RegExp(`\\b${table}\\b`));
      }
      assert.doesNotMatch(text, /secrets|tickets|audit\.entry|mcp_sql\./);
    });

    it('describes a table', async () => {
      const result = await call('describe_table', { table: 'public.orders' });
      assert.ok(!result.isError);
      assert.match(result.content[0].text, /placed_at/);
    });

    it('runs a query', async () => {
      const result = await call('run_query', { sql: 'SELECT id, status FROM orders WHERE id <= 3 ORDER BY id' });
      const answer = answerOf(result);
      assert.ok(!result.isError);
      assert.deepEqual(answer.columns, ['id', 'status']);
      assert.equal(answer.row_count, 3);
      assert.deepEqual(
        fenced(answer.rows).map((row) => row[0]),
        [1, 2, 3],
      );
    });

    it('is refused a DELETE', async () => {
      const result = await call('run_query', { sql: 'DELETE FROM orders' });
      assert.ok(result.isError);
      assert.equal(answerOf(result).rejection_reason, 'non_select_root');
    });

    it('is refused a table off the list', async () => {
      const result = await call('run_query', { sql: 'SELECT id, token FROM public.secrets' });
      assert.ok(result.isError);
      assert.equal(answerOf(result).rejection_reason, 'disallowed_table');
    });

    it('reads the answer to a slow query from a stream', async () => {
      const stream = session.nextStream();
      const result = await call('run_query', { sql: SLOW });
      await stream;
      assert.ok(!result.isError, result.content[0].text);
      assert.equal(answerOf(result).row_count, 1);
    });

    it('hears of progress until it gives a query up, which ends in the database', async () => {
      const wish = new AbortController();
      const heard = [];
      const options = { signal: wish.signal, onprogress: ({ progress }) => heard.push(progress) };
      const answer = sdk.callTool(session.client, { name: 'run_query', arguments: { sql: ENDLESS } }, options);
      const rejected = assert.rejects(answer);
      await hearsProgress(() => heard);
      assert.ok(await endsWhen(() => wish.abort()));
      await rejected;
      const rows = await trailOf(session.clientId, 7);
      assert.equal(rows[6]?.reason, 'cancelled');
    });

    it('leaves one trail row for each answered call', async () => {
      const rows = await trailOf(session.clientId);
      assert.deepEqual(
        rows.map((row) => [row.tool, row.decision, row.reason, row.row_count]),
        [
          ['list_tables', 'allowed', '', rows[0].row_count],
          ['describe_table', 'allowed', '', rows[1].row_count],
          ['run_query', 'allowed', '', 3],
          ['run_query', 'rejected', 'non_select_root', 0],
          ['run_query', 'rejected', 'disallowed_table', 0],
          ['run_query', 'allowed', '', 1],
          ['run_query', 'allowed', 'cancelled', 0],
        ],
      );
      assert.ok(rows.every((row) => row.username === person.username && row.profile === 'analyst'));
      assert.equal(new Set(rows.map((row) => row.call_id)).size, rows.length);
    });

    it('reads relations as resources', async () => {
      const { resources } = await session.client.listResources();
      const addresses = resources.map(({ uri }) => uri);
      assert.equal(addresses[0], 'profile://overview');
      assert.ok(addresses.includes('schema://public.orders'));
      assert.ok(!addresses.some((uri) => /secrets|mcp_sql/.test(uri)), `${addresses}`);
      const { resourceTemplates } = await session.client.listResourceTemplates();
      assert.deepEqual(resourceTemplates.map(({ uriTemplate }) => uriTemplate), ['schema://{relation}']);
      const { contents } = await session.client.readResource({ uri: 'schema://public.orders' });
      assert.deepEqual(contents.map(({ mimeType }) => mimeType), ['application/json', 'text/markdown']);
      assert.ok(contents.every(({ text }) => /placed_at/.test(text)));
    });

    it('is told that a resource is not there', async () => {
      const { code } = await session.client.readResource({ uri: 'schema://public.secrets' }).catch((error) => error);
      assert.equal(code, sdk.notFound);
    });

    it('gets prompts with their arguments filled in', async () => {
      const { prompts } = await session.client.listPrompts();
      assert.deepEqual(
        prompts.map(({ name }) => name),
        ['explore_then_ask', 'page_by_key', 'explain_refusal'],
      );
      const prompt = { name: 'page_by_key', arguments: { relation: 'public.orders' } };
      const { messages } = await session.client.getPrompt(prompt);
      assert.match(messages[0].content.text, /orders/);
    });

    it('completes names of relations and columns', async () => {
      const template = { type: 'ref/resource', uri: 'schema://{relation}' };
      const relations = await session.client.complete({ ref: template, argument: { name: 'relation', value: 'ord' } });
      assert.ok(relations.completion.values.includes('public.orders'), `${relations.completion.values}`);
      const columns = await session.client.complete({
        ref: { type: 'ref/prompt', name: 'page_by_key' },
        argument: { name: 'column', value: 'pl' },
        context: { arguments: { relation: 'public.orders' } },
      });
      assert.deepEqual(columns.completion.values, ['placed_at']);
    });

    it('leaves one trail row for each of these too', async () => {
      const rows = (await trailOf(session.clientId)).slice(7);
      assert.deepEqual(
        rows.map((row) => [row.tool, row.decision, row.reason]),
        [
          ['resources/list', 'allowed', ''],
          ['resources/templates/list', 'allowed', ''],
          ['resources/read', 'allowed', ''],
          ['resources/read', 'rejected', 'disallowed_table'],
          ['prompts/list', 'allowed', ''],
          ['prompts/get', 'allowed', ''],
          ['completion/complete', 'allowed', ''],
          ['completion/complete', 'allowed', ''],
        ],
      );
    });
  });
}
