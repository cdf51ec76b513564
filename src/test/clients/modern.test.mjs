// SPDX-License-Identifier: MIT
import { Client, StreamableHTTPClientTransport, UnauthorizedError } from '@modelcontextprotocol/client';
import { account } from './lib/demo.mjs';
import { suite } from './lib/suite.mjs';

suite(
  '@modelcontextprotocol/client 2.x pinned to 2026-07-28, person with a second factor',
  {
    Client,
    Transport: StreamableHTTPClientTransport,
    UnauthorizedError,
    // With `iss`, which this client checks against the metadata (RFC 9207).
    finish: (transport, parameters) => transport.finishAuth(parameters),
    callTool: (client, params, signal) => client.callTool(params, { signal }),
    options: { versionNegotiation: { mode: { pin: '2026-07-28' } } },
    version: '2026-07-28',
    versionOf: (client) => client.getNegotiatedProtocolVersion(),
  },
  account('analyst-mfa'),
);
