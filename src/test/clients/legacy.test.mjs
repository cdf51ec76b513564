// SPDX-License-Identifier: MIT
import { UnauthorizedError } from '@modelcontextprotocol/sdk/client/auth.js';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { account } from './lib/demo.mjs';
import { suite } from './lib/suite.mjs';

suite(
  '@modelcontextprotocol/sdk 1.x',
  {
    Client,
    Transport: StreamableHTTPClientTransport,
    UnauthorizedError,
    finish: (transport, parameters) => transport.finishAuth(parameters.get('code')),
    callTool: (client, params, signal) => client.callTool(params, undefined, { signal }),
    options: {},
    version: '2025-11-25',
    versionOf: (client) => client.transport.protocolVersion,
  },
  account('analyst'),
);
