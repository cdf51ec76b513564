// SPDX-License-Identifier: MIT
// Both SDKs behind the few words that tests need.
import * as modern from '@modelcontextprotocol/client';
import { UnauthorizedError } from '@modelcontextprotocol/sdk/client/auth.js';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

/** `@modelcontextprotocol/sdk` 1.x. */
export const sdk1 = {
  Client,
  Transport: StreamableHTTPClientTransport,
  UnauthorizedError,
  finish: (transport, parameters) => transport.finishAuth(parameters.get('code')),
  callTool: (client, params, options) => client.callTool(params, undefined, options),
  options: {},
  version: '2025-11-25',
  versionOf: (client) => client.transport.protocolVersion,
  notFound: -32002,
};

/** `@modelcontextprotocol/client` 2.x in one of its modes, which should lead to that version. */
export const sdk2 = (mode, version) => ({
  Client: modern.Client,
  Transport: modern.StreamableHTTPClientTransport,
  UnauthorizedError: modern.UnauthorizedError,
  // With `iss`, which this client checks against the metadata (RFC 9207).
  finish: (transport, parameters) => transport.finishAuth(parameters),
  callTool: (client, params, options) => client.callTool(params, options),
  options: mode ? { versionNegotiation: { mode } } : {},
  version,
  versionOf: (client) => client.getNegotiatedProtocolVersion(),
  // It tells applications the modern code in either era.
  notFound: -32602,
});
