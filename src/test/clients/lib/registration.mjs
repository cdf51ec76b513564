// SPDX-License-Identifier: MIT
// A client that exists only to be asked about (RFC 7591), and the address it would send the browser to.
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { demo } from './demo.mjs';

/** Nothing listens there. */
export const NOWHERE = 'http://127.0.0.1:9/callback';

async function json(url, options) {
  const response = await fetch(url, options);
  assert.ok(response.ok, `${url}: ${response.status}`);
  return response.json();
}

/** What the authorization server says about itself. */
export const metadata = () => json(`${demo.url}/.well-known/oauth-authorization-server`);

/** Registers a public client; returns its id. */
export async function register(name, redirectUrl = NOWHERE) {
  const { registration_endpoint: endpoint } = await metadata();
  const client = await json(endpoint, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ client_name: name, redirect_uris: [redirectUrl], token_endpoint_auth_method: 'none' }),
  });
  return client.client_id;
}

/** The address that a new client would send the browser to. */
export async function authorizationUrl(name = 'Page check', changes = {}) {
  const url = new URL((await metadata()).authorization_endpoint);
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: changes.client_id ?? (await register(name)),
    redirect_uri: NOWHERE,
    scope: 'mcp:sql',
    state: 'page-check',
    resource: demo.mcp_url,
    code_challenge: createHash('sha256').update(randomBytes(32).toString('base64url')).digest('base64url'),
    code_challenge_method: 'S256',
    ...changes,
  });
  return url.toString();
}
