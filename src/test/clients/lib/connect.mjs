// SPDX-License-Identifier: MIT
// Connects an SDK's client the way its documentation says: try, be sent to the browser, try again.
import { consent, freshPage, openBrowser } from './browser.mjs';
import { demo } from './demo.mjs';
import { callback, MemoryProvider } from './oauth.mjs';

/**
 * @param sdk { Client, Transport, UnauthorizedError, finish(transport, parameters), options }
 * @param person who sits at the browser
 */
export async function connect(sdk, person) {
  const home = await callback();
  const browser = await openBrowser();
  try {
    const visit = async (url) => consent(await freshPage(browser), url, person, home.url);
    const provider = new MemoryProvider(home.url, visit);
    const open = () => new sdk.Transport(new URL(demo.mcp_url), { authProvider: provider });
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
    return { client, clientId: provider.clientId };
  } finally {
    await browser.close();
    home.close();
  }
}
