// SPDX-License-Identifier: MIT
// How many questions a second the running demo answers, and what they cost: docs/performance.md.
//   node src/test/load/questions.mjs [--demo target/demo/demo.json] [--agents 8] [--warm 60] [--seconds 20] [--only W1,W3]
import { readFileSync, readdirSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { token } from './token.mjs';

const { values: option } = parseArgs({
  options: {
    demo: { type: 'string', default: 'target/demo/demo.json' },
    agents: { type: 'string', default: '8' },
    warm: { type: 'string', default: '60' },
    seconds: { type: 'string', default: '20' },
    only: { type: 'string', default: 'W1,W3,W5,W6' },
  },
});

const query = (sql) => ({ name: 'run_query', arguments: { sql, limit: 100 } });
const QUESTIONS = {
  W1: (n) => query(`SELECT id, customer_id, status, total FROM orders WHERE id = ${1 + (n % 100000)}`),
  W3: (n) => {
    const first = 1 + ((n * 100) % 99900);
    return query(`SELECT o.id, o.customer_id, o.status, o.total, o.placed_at, c.name, c.email, c.country
      FROM orders o JOIN customers c ON c.id = o.customer_id
      WHERE o.id BETWEEN ${first} AND ${first + 99} ORDER BY o.id`);
  },
  W5: (n) => query(`DELETE FROM orders WHERE id = ${-1 - n}`),
  W6: () => ({ name: 'list_tables', arguments: {} }),
};
const REFUSED = new Set(['W5']);

const demo = JSON.parse(readFileSync(option.demo, 'utf8'));
const bearer = await token(demo.url, demo.accounts.find((account) => account.username === 'analyst'));
const connections = new Agent({ keepAlive: true, maxSockets: Number(option.agents) });

function call(params, id) {
  const _meta = {
    'io.modelcontextprotocol/protocolVersion': '2026-07-28',
    'io.modelcontextprotocol/clientInfo': { name: 'load', version: '1' },
    'io.modelcontextprotocol/clientCapabilities': {},
  };
  const body = JSON.stringify({ jsonrpc: '2.0', id, method: 'tools/call', params: { ...params, _meta } });
  const headers = {
    authorization: `Bearer ${bearer}`,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    accept: 'application/json, text/event-stream',
    'mcp-protocol-version': '2026-07-28',
    'mcp-method': 'tools/call',
    'mcp-name': params.name,
  };
  return new Promise((resolve, reject) => {
    const sent = request(demo.mcp_url, { method: 'POST', agent: connections, headers }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => resolve(Buffer.concat(parts).toString()));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** The server is a child of the demo; the database has left it, and tells its process in its directory. */
const roots = {
  server: demo.pid,
  postgres: Number(readFileSync(join(dirname(option.demo), 'data', 'postmaster.pid'), 'utf8').split('\n')[0]),
};

/** Processor seconds of both with their children, those that have ended included (Linux). */
function processorTime() {
  const processes = new Map();
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const field = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      const ticks = [11, 12, 13, 14].reduce((sum, at) => sum + Number(field[at]), 0);
      processes.set(Number(pid), { parent: Number(field[1]), seconds: ticks / 100 });
    } catch {
      // It ended meanwhile.
    }
  }
  const below = (pid, root) => pid === root || (pid > 1 && below(processes.get(pid)?.parent ?? 0, root));
  const sum = (root) =>
    [...processes].filter(([pid]) => below(pid, root)).reduce((all, [, { seconds }]) => all + seconds, 0);
  return { server: sum(roots.server), postgres: sum(roots.postgres) };
}

async function load(name, seconds) {
  const end = performance.now() + seconds * 1000;
  const took = [];
  let wrong = 0;
  const before = processorTime();
  const began = performance.now();
  await Promise.all(
    Array.from({ length: Number(option.agents) }, async (_, agent) => {
      for (let n = agent * 10007; performance.now() < end; n++) {
        const asked = performance.now();
        const answer = await call(QUESTIONS[name](n), n);
        took.push(performance.now() - asked);
        wrong += answer.includes(`"isError":${REFUSED.has(name)}`) ? 0 : 1;
      }
    }),
  );
  const lasted = (performance.now() - began) / 1000;
  const after = processorTime();
  took.sort((one, other) => one - other);
  const at = (share) => took[Math.floor(took.length * share)].toFixed(1);
  const cost = (kind) => (((after[kind] - before[kind]) * 1000) / took.length).toFixed(2);
  return `${name}: ${Math.round(took.length / lasted)} req/s, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms; of 1,000 calls: server ${cost('server')} s, PostgreSQL ${cost('postgres')} s; ${wrong} wrong`;
}

for (const name of option.only.split(',')) {
  await load(name, Number(option.warm));
  console.log(await load(name, Number(option.seconds)));
}
connections.destroy();
