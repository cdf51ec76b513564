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

/** Types user and password, as far as the page asks for them. */
export async function typePassword(page, person) {
  await page.locator('input[autocomplete~="username"]').fill(person.username);
  await page.locator('input[autocomplete~="current-password"]').fill(person.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

const secondFactor = (page) => page.locator('input[autocomplete~="one-time-code"]:visible');

/** Types the code; one that was used a moment ago passes no second time, so then the next one, and then a later one. */
export async function typeSecondFactor(page, person) {
  for (const [pause, later] of [[0, 0], [0, 1], [31_000, 1]]) {
    await page.waitForTimeout(pause);
    await secondFactor(page).fill(code(person.totp_secret, later));
    const button = page.locator('form').filter({ has: secondFactor(page) }).getByRole('button').first();
    await Promise.all([page.waitForNavigation(), button.click()]);
    if ((await secondFactor(page).count()) === 0) {
      return;
    }
  }
  throw new Error('the second factor was not accepted');
}

/** Signs in, with the second factor when the person has one. */
export async function signIn(page, person) {
  await typePassword(page, person);
  if (person.totp_secret) {
    await secondFactor(page).waitFor();
    await typeSecondFactor(page, person);
  }
}

/** Goes through sign-in and consent; resolves at the client's own address. */
export async function consent(page, authorizationUrl, person, redirectUrl) {
  await page.goto(authorizationUrl.toString());
  await signIn(page, person);
  await page.getByRole('button', { name: 'Allow', exact: true }).click();
  await page.waitForURL((url) => url.toString().startsWith(redirectUrl));
}
