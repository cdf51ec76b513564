// SPDX-License-Identifier: MIT
// A person at a browser: signs in, types the second factor, consents.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { code } from './totp.mjs';

const PATIENCE = 15_000;
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Starts the browser of this machine; CHROMIUM names another. */
export async function openBrowser() {
  const executablePath = process.env.CHROMIUM ?? PLACES.find(existsSync);
  if (!executablePath) {
    throw new Error('no chromium on this machine; name one by CHROMIUM');
  }
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A page of a browser that nobody has used yet. */
export async function freshPage(browser, options = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  return page;
}

/** The browser of one person, who stays signed in; it starts with its first page. */
export function ownBrowser() {
  let opened;
  const context = () => (opened ??= openBrowser().then((browser) => browser.newContext()));
  return {
    page: async () => {
      const page = await (await context()).newPage();
      page.setDefaultTimeout(PATIENCE);
      return page;
    },
    close: async () => (await opened)?.browser().close(),
  };
}

/** Types user and password, as far as the page asks for them. */
export async function typePassword(page, person) {
  await page.locator('input[autocomplete~="username"]').fill(person.username);
  await page.locator('input[autocomplete~="current-password"]').fill(person.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

const secondFactor = (page) => page.locator('input[autocomplete~="one-time-code"]:visible');

/** Types a code that was not used before. */
export async function typeSecondFactor(page, person) {
  await secondFactor(page).waitFor();
  await secondFactor(page).fill(await code(person));
  const form = page.locator('form').filter({ has: secondFactor(page) });
  await form.getByRole('button').first().click();
  await secondFactor(page).waitFor({ state: 'detached' });
}

/** Signs in, with the second factor when the person has one. */
export async function signIn(page, person) {
  await typePassword(page, person);
  if (person.totp_secret) {
    await typeSecondFactor(page, person);
  }
}

/** Opens the address that a client asked to open, and signs in unless the browser is signed in; resolves at the question. */
export async function question(page, authorizationUrl, person) {
  await page.goto(authorizationUrl.toString());
  const username = page.locator('input[autocomplete~="username"]');
  const allow = page.getByRole('button', { name: 'Allow', exact: true });
  await username.or(allow).first().waitFor();
  if (await username.count()) {
    await signIn(page, person);
    await allow.waitFor();
  }
}

/** Answers the question with yes; resolves with the client's own page. */
export async function allow(page, redirectUrl) {
  await page.getByRole('button', { name: 'Allow', exact: true }).click();
  await page.waitForURL((url) => url.toString().startsWith(redirectUrl));
}

/** Goes through sign-in, if need be, and consent; resolves at the client's own address. */
export async function consent(page, authorizationUrl, person) {
  await question(page, authorizationUrl, person);
  await allow(page, new URL(authorizationUrl).searchParams.get('redirect_uri'));
}
