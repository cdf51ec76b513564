// SPDX-License-Identifier: MIT
// The pages as a person sees them, with pictures for whoever wants to look.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ownBrowser, question, signIn, typePassword } from './lib/browser.mjs';
import { account, demo } from './lib/demo.mjs';
import { inspect, watch } from './lib/look.mjs';
import { authorizationUrl } from './lib/registration.mjs';

const LONG_NAME = `${'A very long name '.repeat(6)}\u202eerif <b>bold</b>`;

const wrongPassword = { username: 'nobody-here', password: 'not-the-password' };

const press = (page, name) => page.getByRole('button', { name, exact: true }).click();

/** Where a person who is signed in is told about the account. */
async function home(page, person) {
  await page.goto(`${demo.url}/account/`);
  await signIn(page, person);
  await page.getByRole('heading', { level: 1 }).waitFor();
}

async function admin(page, path) {
  await page.goto(`${demo.url}/admin/`);
  await signIn(page, account('administrator'));
  await page.waitForURL(/\/admin\//);
  const response = await page.goto(demo.url + path);
  assert.equal(response.status(), 200);
}

/** Each page, and how a browser that nobody has used gets there. */
const PAGES = {
  'sign-in': async (page) => page.goto(await authorizationUrl()),
  'sign-in-refused': async (page) => {
    await page.goto(await authorizationUrl());
    await typePassword(page, wrongPassword);
    await page.locator('[role="alert"]:not(:empty)').waitFor();
  },
  'second-factor': async (page) => {
    await page.goto(await authorizationUrl());
    await typePassword(page, account('analyst-mfa'));
    await page.locator('input[autocomplete~="one-time-code"]').waitFor();
  },
  consent: async (page) => question(page, await authorizationUrl(), account('analyst')),
  'consent-long-name': async (page) => question(page, await authorizationUrl(LONG_NAME), account('analyst')),
  denial: async (page) => {
    await page.goto(await authorizationUrl());
    await signIn(page, account('administrator'));
    await page.getByText('You cannot use this yet').waitFor();
  },
  problem: async (page) => page.goto(await authorizationUrl('Page check', { client_id: 'mcp-sql-unknown' })),
  home: async (page) => home(page, account('support')),
  'home-administrator': async (page) => home(page, account('administrator')),
  'signed-out': async (page) => {
    await home(page, account('support'));
    await press(page, 'Sign out');
    await page.getByText('You are signed out').waitFor();
  },
  usage: async (page) => admin(page, '/admin/'),
  queries: async (page) => admin(page, '/admin/queries.xhtml'),
  denials: async (page) => admin(page, '/admin/denials.xhtml'),
};

describe('pages', () => {
  for (const [name, open] of Object.entries(PAGES)) {
    it(`${name}: no barrier, no other host, a strict policy`, async (test) => {
      const browser = ownBrowser();
      test.after(browser.close);
      const page = await browser.page();
      const seen = await watch(page);
      await open(page);
      await inspect(page, seen, name);
    });
  }
});

describe('doors', () => {
  it('stay shut after a wrong password', async (test) => {
    const browser = ownBrowser();
    test.after(browser.close);
    const page = await browser.page();
    await page.goto(`${demo.url}/admin/`);
    await typePassword(page, wrongPassword);
    await page.locator('[role="alert"]:not(:empty)').waitFor();
    assert.doesNotMatch(page.url(), /\/admin\//);
  });

  it('show the trails to nobody who is not an administrator', async (test) => {
    const browser = ownBrowser();
    test.after(browser.close);
    const page = await browser.page();
    await page.goto(`${demo.url}/admin/`);
    await signIn(page, account('analyst'));
    await page.waitForLoadState();
    const response = await page.goto(`${demo.url}/admin/queries.xhtml`);
    assert.ok([403, 404].includes(response.status()), `status ${response.status()}`);
  });
});
