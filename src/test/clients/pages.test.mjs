// SPDX-License-Identifier: MIT
// The pages as a person sees them, with pictures for whoever wants to look.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { createHash, randomBytes } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { freshPage, openBrowser, signIn, typePassword, typeSecondFactor } from './lib/browser.mjs';
import { account, demo, screenshots } from './lib/demo.mjs';

const DESK = { width: 1280, height: 800 };
const LOOKS = {
  light: { colorScheme: 'light', size: DESK },
  dark: { colorScheme: 'dark', size: DESK },
  phone: { colorScheme: 'light', size: { width: 390, height: 844 } },
};
const ADMIN_PAGES = { usage: '/admin/', queries: '/admin/queries.xhtml', denials: '/admin/denials.xhtml' };
const REDIRECT = 'http://127.0.0.1:9/callback';

async function json(url, options) {
  const response = await fetch(url, options);
  assert.ok(response.ok, `${url}: ${response.status}`);
  return response.json();
}

/** The address that a client would send the browser to. */
async function authorizationUrl() {
  const metadata = await json(`${demo.url}/.well-known/oauth-authorization-server`);
  const client = await json(metadata.registration_endpoint, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ client_name: 'Page check', redirect_uris: [REDIRECT], token_endpoint_auth_method: 'none' }),
  });
  const url = new URL(metadata.authorization_endpoint);
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: client.client_id,
    redirect_uri: REDIRECT,
    scope: 'mcp:sql',
    state: 'page-check',
    resource: demo.mcp_url,
    code_challenge: createHash('sha256').update(randomBytes(32).toString('base64url')).digest('base64url'),
    code_challenge_method: 'S256',
  });
  return url.toString();
}

describe('pages', () => {
  let browser;
  let errors;

  before(async () => {
    mkdirSync(screenshots, { recursive: true });
    browser = await openBrowser();
  });

  after(() => browser?.close());

  async function visitor() {
    const page = await freshPage(browser);
    errors = [];
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('response', (response) => response.status() >= 500 && errors.push(`${response.status()} ${response.url()}`));
    return page;
  }

  /** One picture in each look; none may have script errors or scroll sideways. */
  async function pictures(page, name) {
    for (const [look, { colorScheme, size }] of Object.entries(LOOKS)) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(size);
      await page.screenshot({ path: `${screenshots}${name}-${look}.png`, fullPage: true });
      const sideways = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      assert.ok(sideways <= 1, `${name} scrolls sideways by ${sideways} px, ${look}`);
    }
    assert.deepEqual(errors, [], name);
  }

  it('lead through sign-in, second factor and consent', async () => {
    const page = await visitor();
    const person = account('analyst-mfa');
    await page.goto(await authorizationUrl());
    await pictures(page, 'sign-in');
    await typePassword(page, person);
    await page.locator('input[autocomplete~="one-time-code"]').waitFor();
    await pictures(page, 'second-factor');
    await typeSecondFactor(page, person);
    // A code that another test used a moment ago is refused first, which the browser reports.
    errors.length = 0;
    await page.getByRole('button', { name: 'Allow', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Deny', exact: true }).waitFor();
    await pictures(page, 'consent');
    await page.context().close();
  });

  it('show the trails to the administrator', async () => {
    const page = await visitor();
    await page.goto(`${demo.url}/admin/`);
    await signIn(page, account('administrator'));
    await page.waitForURL(/\/admin\//);
    for (const [name, path] of Object.entries(ADMIN_PAGES)) {
      const response = await page.goto(demo.url + path);
      assert.equal(response.status(), 200);
      await pictures(page, name);
    }
    await page.context().close();
  });

  it('say that a wrong password is wrong, and keep the person out', async () => {
    const page = await visitor();
    await page.goto(`${demo.url}/admin/`);
    await typePassword(page, { username: 'nobody-here', password: 'not-the-password' });
    await page.locator('[role="alert"]').waitFor();
    assert.doesNotMatch(page.url(), /\/admin\//);
    await page.context().close();
  });

  it('show the trails to nobody who is not an administrator', async () => {
    const page = await visitor();
    await page.goto(`${demo.url}/admin/`);
    await signIn(page, account('analyst'));
    await page.waitForLoadState();
    const response = await page.goto(`${demo.url}/admin/queries.xhtml`);
    assert.ok([403, 404].includes(response.status()), `status ${response.status()}`);
    await page.context().close();
  });
});
