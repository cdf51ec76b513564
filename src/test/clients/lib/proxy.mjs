// SPDX-License-Identifier: MIT
// A loopback proxy that adds a token, for programs that cannot be given one, and hears what they do not print.
import { createServer, request } from 'node:http';
import { pipeline } from 'node:stream';
import { demo } from './demo.mjs';

const SERVER = new URL(demo.mcp_url);

/** Host and Origin name the server where they named the proxy; a stranger's name passes as it is, for the server to refuse. */
function renamed(headers, own) {
  const named = { ...headers };
  if (named.host === own) {
    named.host = SERVER.host;
  }
  if (named.origin === `http://${own}`) {
    named.origin = SERVER.origin;
  }
  return named;
}

/** Adds what a stream says to the messages heard. */
function listen(answer, heard) {
  let text = '';
  answer.on('data', (part) => {
    const lines = (text + part.toString('utf8')).split('\n');
    text = lines.pop();
    heard.push(...lines.filter((line) => line.startsWith('data: ')).map((line) => JSON.parse(line.slice('data: '.length))));
  });
}

/** Starts it; `url` stands for the MCP endpoint, whoever gives up there gives up here, and `streamed` are all messages of streams. */
export async function authorizingProxy(token) {
  const streamed = [];
  const proxy = createServer((incoming, outgoing) => {
    const headers = { ...renamed(incoming.headers, new URL(url).host), authorization: `Bearer ${token}` };
    const onward = request({
      hostname: SERVER.hostname, port: SERVER.port, path: incoming.url, method: incoming.method, headers,
    });
    onward.on('response', (answer) => {
      outgoing.writeHead(answer.statusCode, answer.headers);
      if (answer.headers['content-type']?.startsWith('text/event-stream')) {
        listen(answer, streamed);
      }
      pipeline(answer, outgoing, () => {});
    });
    onward.on('error', () => outgoing.destroy());
    outgoing.on('close', () => onward.destroy());
    incoming.pipe(onward);
  });
  await new Promise((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const url = `http://localhost:${proxy.address().port}${SERVER.pathname}`;
  return {
    url,
    streamed,
    close: () => {
      proxy.closeAllConnections();
      proxy.close();
    },
  };
}
