// SPDX-License-Identifier: MIT
// Connects an SDK's client the way its documentation says: try, be sent to the browser, try again.
import { consent } from './browser.mjs';
import { demo } from './demo.mjs';
import { callback, MemoryProvider } from './oauth.mjs';

/** The network as an SDK uses it; `nextStream()` resolves when the next answer that is a stream of events has begun. */
function watchedNetwork() {
  let begun = () => {};
  return {
    fetch: async (url, init) => {
      const response = await fetch(url, init);
      if (response.headers.get('content-type')?.startsWith('text/event-stream')) {
        begun();
      }
      return response;
    },
    nextStream: () => new Promise((resolve) => (begun = resolve)),
  };
}

/**
 * @param sdk { Client, Transport, UnauthorizedError, finish(transport, parameters), options }
 * @param person who sits at the browser
 * @param browser where the person is signed in, or will be
 */
export async function connect(sdk, person, browser) {
  const home = await callback();
  try {
    const visit = async (url) => consent(await browser.page(), url, person);
    const provider = new MemoryProvider(home.url, visit);
    const network = watchedNetwork();
    const open = () => new sdk.Transport(new URL(demo.mcp_url), { authProvider: provider, fetch: network.fetch });
    const newClient = () => new sdk.Client({ name: 'client-check', version: '1.0.0' }, sdk.options);

    const first = open();
    await newClient()
      .connect(first)
      .then(
        () => Promise.reject(new Error('connected without a token')),
        (error) => {
          if (!(error instanceof sdk.UnauthorizedError)) {
            throw error;
          }
        },
      );
    await sdk.finish(first, await home.parameters);

    const client = newClient();
    await client.connect(open());
    return {
      client,
      clientId: provider.clientId,
      token: provider.tokens().access_token,
      nextStream: network.nextStream,
    };
  } finally {
    home.close();
  }
}
