// SPDX-License-Identifier: MIT
// The pages as a person sees them, with pictures for whoever wants to look. A page is one line of the table.
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { allow, ownBrowser, question, signIn, typePassword } from './lib/browser.mjs';
import { account, demo } from './lib/demo.mjs';
import { inspect, watch } from './lib/look.mjs';
import { callback } from './lib/oauth.mjs';
import { authorizationUrl, register } from './lib/registration.mjs';
import { letConfirmationsAge } from './lib/state.mjs';

const LONG_NAME = `${'A very long name '.repeat(6)}\u202eerif <b>bold</b>`;
/** What every server knows without a registration. */
const PREREGISTERED = { client_id: 'mcp-sql' };
const UNKNOWN = { client_id: 'mcp-sql-AAAAAAAAAAAAAAAAAAAAAA' };
const ELSEWHERE = { redirect_uri: 'https://evil.example/callback' };

const NOBODY = { username: 'nobody-here', password: 'not-the-password' };

const press = (page, name) => page.getByRole('button', { name, exact: true }).click();
const follow = (page, name) => page.getByRole('link', { name }).click();
const reads = (page, text) => page.getByRole('heading', { name: text }).waitFor();
const alerts = (page) => page.locator('[role="alert"]:not(:empty)').waitFor();

/** Opens a page of the server's, and signs in unless this browser is signed in. */
async function enter(page, path, person) {
  const response = await page.goto(demo.url + path);
  if (await page.locator('input[autocomplete~="username"]').count()) {
    await signIn(page, person);
    await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor({ state: 'detached' });
    return page.goto(demo.url + path);
  }
  return response;
}

const atHome = (page, person) => enter(page, '/account/', person);

async function admin(page, path, person) {
  assert.equal((await enter(page, path, person)).status(), 200);
}

/** From the account's page along a link. */
const along = (link, heading) => async (page, person) => {
  await atHome(page, person);
  await follow(page, link);
  await reads(page, heading);
};

async function secondFactorDue(page) {
  await page.goto(await authorizationUrl());
  await typePassword(page, account('analyst-mfa'));
  await page.locator('input[autocomplete~="one-time-code"]').waitFor();
}

async function newRecoveryCodes(page, person) {
  await along(/Make new recovery codes/, 'Make new recovery codes?')(page, person);
  await press(page, 'Make new codes');
  await reads(page, 'Save your recovery codes');
  return page.locator('.codes code').allInnerTexts();
}

/** Makes codes, leaves, and comes back by one of them. */
async function signedInByRecoveryCode(page, person) {
  const [code] = await newRecoveryCodes(page, person);
  await page.context().clearCookies();
  await secondFactorDue(page);
  await follow(page, /recovery code/);
  await page.getByLabel('Recovery code').fill(code);
  await press(page, 'Sign in');
  await reads(page, 'You are signed in');
}

async function confirmationDue(page, person) {
  await atHome(page, person);
  await letConfirmationsAge(person);
  await follow(page, /Change the password/);
  await reads(page, 'Confirm that it is you');
}

/** Where everybody needs a second factor and this person has none. */
async function enrolmentDue(page, person) {
  await page.goto(await authorizationUrl());
  await typePassword(page, person);
  await reads(page, 'Set up a second factor');
}

async function answered(page, person) {
  const home = await callback();
  try {
    const client = await register('Page check', home.url);
    await question(page, await authorizationUrl('', { client_id: client, redirect_uri: home.url }), person);
    const asked = page.url();
    await allow(page, home.url);
    await page.goto(asked);
  } finally {
    home.close();
  }
}

/** Who looks at each page, if somebody who is signed in, and how one gets there. */
const PAGES = {
  'sign-in': ['', async (page) => page.goto(await authorizationUrl())],
  'sign-in-refused': ['', async (page) => {
    await page.goto(await authorizationUrl());
    await typePassword(page, NOBODY);
    await alerts(page);
  }],
  'second-factor': ['', secondFactorDue],
  recovery: ['', async (page) => {
    await secondFactorDue(page);
    await follow(page, /recovery code/);
    await reads(page, 'Use a recovery code');
  }],
  consent: ['analyst', async (page, person) => question(page, await authorizationUrl(), person)],
  'consent-long-name': ['analyst', async (page, person) => question(page, await authorizationUrl(LONG_NAME), person)],
  'consent-preregistered': ['analyst', async (page, person) => question(page, await authorizationUrl('', PREREGISTERED), person)],
  return: ['analyst', answered],
  denial: ['administrator', async (page, person) => {
    await atHome(page, person);
    await page.goto(await authorizationUrl());
    await reads(page, 'No data profile yet');
  }],
  problem: ['', async (page) => page.goto(await authorizationUrl('Page check', ELSEWHERE))],
  'add-again': ['', async (page) => page.goto(await authorizationUrl('', UNKNOWN))],
  account: ['analyst', atHome],
  'account-second-factor': ['analyst-mfa', atHome],
  'account-administrator': ['administrator', atHome],
  password: ['analyst', along(/Change the password/, 'Change your password')],
  'password-refused': ['analyst', async (page, person) => {
    await along(/Change the password/, 'Change your password')(page, person);
    await page.locator('input[autocomplete~="current-password"]').fill('not-the-password');
    for (const field of await page.locator('input[autocomplete~="new-password"]').all()) {
      await field.fill('a new one that is long enough');
    }
    await press(page, 'Change password');
    await alerts(page);
  }],
  enrolment: ['support', along(/Add an authenticator/, 'Add an authenticator')],
  'enrolment-refused': ['support', async (page, person) => {
    await along(/Add an authenticator/, 'Add an authenticator')(page, person);
    await page.locator('input[autocomplete~="one-time-code"]').fill('000000');
    await press(page, 'Confirm');
    await alerts(page);
  }],
  passkey: ['support', along(/Add a passkey/, 'Add a passkey')],
  replacement: ['analyst-mfa', along(/Replace the authenticator/, 'Replace your authenticator')],
  removal: ['analyst-mfa', along(/Remove the authenticator/, /Remove|You need another/)],
  'new-codes': ['analyst-mfa', along(/Make new recovery codes/, 'Make new recovery codes?')],
  'recovery-codes': ['analyst-mfa', newRecoveryCodes],
  recovered: ['analyst-mfa', signedInByRecoveryCode],
  confirm: ['analyst-mfa', confirmationDue],
  'confirm-refused': ['analyst-mfa', async (page, person) => {
    await confirmationDue(page, person);
    await page.getByLabel('Password').fill('not-the-password');
    await page.locator('input[autocomplete~="one-time-code"]').fill('000000');
    await press(page, 'Confirm');
    await alerts(page);
  }],
  'signed-out': ['support', async (page, person) => {
    await atHome(page, person);
    await press(page, 'Sign out');
    await reads(page, 'You are signed out');
  }],
  usage: ['administrator', async (page, person) => admin(page, '/admin/', person)],
  queries: ['administrator', async (page, person) => admin(page, '/admin/queries.xhtml', person)],
  denials: ['administrator', async (page, person) => admin(page, '/admin/denials.xhtml', person)],
  clients: ['administrator', async (page, person) => admin(page, '/admin/clients.xhtml', person)],
  query: ['administrator', async (page, person) => {
    await admin(page, '/admin/queries.xhtml', person);
    await page.getByRole('link', { name: / UTC$/ }).first().click();
    await page.waitForURL(/query\.xhtml/);
  }],
};

/** The same on a demo of `strict.properties`, which shows pages that the other has no reason to show. */
const STRICT_PAGES = {
  'sign-in-provider': ['', async (page) => {
    await page.goto(await authorizationUrl());
    await page.getByRole('link', { name: 'Sign in with Example Login' }).waitFor();
  }],
  'forced-enrolment': ['', async (page) => enrolmentDue(page, account('support'))],
  'forced-enrolment-refused': ['', async (page) => {
    await enrolmentDue(page, account('support'));
    await page.locator('input[autocomplete~="one-time-code"]').fill('000000');
    await press(page, 'Confirm');
    await alerts(page);
  }],
  'forced-passkey': ['', async (page) => {
    await enrolmentDue(page, account('support'));
    await follow(page, 'Set up a passkey instead');
    await reads(page, 'Set up a passkey');
  }],
};

const TABLE = demo.second_factor_required ? STRICT_PAGES : PAGES;

describe('pages', () => {
  const browsers = new Map();
  after(() => Promise.all([...browsers.values()].map((browser) => browser.close())));

  /** Everybody has a browser and stays signed in there; nobody's is new each time. */
  function browserOf(username, test) {
    if (!username) {
      const browser = ownBrowser();
      test.after(browser.close);
      return browser;
    }
    if (!browsers.has(username)) {
      browsers.set(username, ownBrowser());
    }
    return browsers.get(username);
  }

  for (const [name, [username, open]] of Object.entries(TABLE)) {
    it(`${name}: no barrier, no other host, a strict policy`, async (test) => {
      const page = await browserOf(username, test).page();
      const seen = await watch(page);
      await open(page, username ? account(username) : undefined);
      await inspect(page, seen, name);
      await page.close();
    });
  }
});

describe('doors', { skip: demo.second_factor_required }, () => {
  it('stay shut after a wrong password', async (test) => {
    const browser = ownBrowser();
    test.after(browser.close);
    const page = await browser.page();
    await page.goto(`${demo.url}/admin/`);
    await typePassword(page, NOBODY);
    await alerts(page);
    assert.doesNotMatch(page.url(), /\/admin\//);
  });

  it('show the trails to nobody who is not an administrator', async (test) => {
    const browser = ownBrowser();
    test.after(browser.close);
    const page = await browser.page();
    const response = await enter(page, '/admin/queries.xhtml', account('analyst'));
    assert.ok([403, 404].includes(response.status()), `status ${response.status()}`);
  });
});
