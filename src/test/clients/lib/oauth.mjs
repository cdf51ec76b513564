// SPDX-License-Identifier: MIT
// The client's side of OAuth, kept in memory: what both SDKs ask of an application.
import { createServer } from 'node:http';

/** Listens where the browser comes back to; `parameters` resolves with the query of that visit. */
export async function callback() {
  let arrived;
  const parameters = new Promise((resolve) => (arrived = resolve));
  const server = createServer((request, response) => {
    const url = new URL(request.url, 'http://127.0.0.1');
    response.end('You may close this window.');
    if (url.pathname === '/callback') {
      arrived(url.searchParams);
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/callback`,
    parameters,
    close: () => server.close(),
  };
}

/** An OAuthClientProvider of either SDK. */
export class MemoryProvider {
  #client;
  #tokens;
  #verifier;
  #discovery;

  constructor(redirectUrl, visit) {
    this.redirectUrl = redirectUrl;
    this.visit = visit;
  }

  get clientMetadata() {
    return {
      client_name: 'Client check',
      redirect_uris: [this.redirectUrl],
      grant_types: ['authorization_code'],
      response_types: ['code'],
      token_endpoint_auth_method: 'none',
    };
  }

  get clientId() {
    return this.#client.client_id;
  }

  state() {
    return 'state-of-this-check';
  }

  clientInformation() {
    return this.#client;
  }

  saveClientInformation(client) {
    this.#client = client;
  }

  tokens() {
    return this.#tokens;
  }

  saveTokens(tokens) {
    this.#tokens = tokens;
  }

  redirectToAuthorization(url) {
    return this.visit(url);
  }

  saveCodeVerifier(verifier) {
    this.#verifier = verifier;
  }

  codeVerifier() {
    return this.#verifier;
  }

  saveDiscoveryState(state) {
    this.#discovery = state;
  }

  discoveryState() {
    return this.#discovery;
  }
}
