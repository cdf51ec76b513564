// SPDX-License-Identifier: MIT
// A person with a passkey, in a real browser with an authenticator that Chromium plays.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ownBrowser, typePassword } from './lib/browser.mjs';
import { account, demo } from './lib/demo.mjs';
import { forgetPasskeys } from './lib/state.mjs';

/** Nobody else's test signs in as this person, who has no other second factor. */
const person = account('support');

const PLATFORM = {
  protocol: 'ctap2',
  ctap2Version: 'ctap2_1',
  transport: 'internal',
  hasResidentKey: true,
  hasUserVerification: true,
  isUserVerified: true,
  automaticPresenceSimulation: true,
};

const here = (path) => demo.url + path;
const passkeyButton = (page) => page.getByRole('button', { name: 'Sign in with a passkey', exact: true });
const secondFactorButton = (page) => page.getByRole('button', { name: 'Use a passkey', exact: true });
const home = (page) => page.getByRole('heading', { name: 'Your account', exact: true });

describe('passkeys', () => {
  const browser = ownBrowser();
  let page;
  let authenticator;
  const complaints = [];

  before(async () => {
    await forgetPasskeys(person);
    page = await browser.page();
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    const devices = await page.context().newCDPSession(page);
    await devices.send('WebAuthn.enable');
    ({ authenticatorId: authenticator } = await devices.send('WebAuthn.addVirtualAuthenticator', { options: PLATFORM }));
    authenticator = { id: authenticator, devices };
  });

  after(() => browser.close());

  /** Signs out in this browser by forgetting its cookies. */
  async function leave() {
    await page.context().clearCookies();
    await page.goto(here('/account/sign-in'));
  }

  async function passkeys() {
    await page.goto(here('/account/'));
    return page.getByRole('link', { name: /^Remove the passkey/ });
  }

  it('are enrolled by their person, who gets recovery codes', async () => {
    await page.goto(here('/account/sign-in'));
    await typePassword(page, person);
    await home(page).waitFor();
    await page.goto(here('/account/passkeys'));
    await page.getByLabel('Name it').fill('Test <device>');
    await page.getByRole('button', { name: 'Make the passkey', exact: true }).click();
    await page.getByRole('link', { name: 'I have saved them', exact: true }).click();
    await home(page).waitFor();
    assert.equal(await (await passkeys()).count(), 1);
    assert.ok(await page.getByText('Test <device>').first().isVisible());
  });

  it('are asked for only once on one device', async () => {
    await page.goto(here('/account/passkeys'));
    await page.getByRole('button', { name: 'Make the passkey', exact: true }).click();
    await page.getByText('holds a passkey of your account already').waitFor();
  });

  it('are the second factor after the password', async () => {
    await leave();
    await typePassword(page, person);
    await secondFactorButton(page).click();
    await home(page).waitFor();
  });

  it('open nothing beside the password when they verify nobody and nobody is there', async () => {
    await leave();
    await authenticator.devices.send('WebAuthn.setUserVerified', { authenticatorId: authenticator.id, isUserVerified: false });
    await passkeyButton(page).click();
    await page.getByText('No passkey was used').waitFor();
    await authenticator.devices.send('WebAuthn.setUserVerified', { authenticatorId: authenticator.id, isUserVerified: true });
  });

  it('sign in alone', async () => {
    await leave();
    await passkeyButton(page).click();
    await home(page).waitFor();
    assert.ok(await page.getByText(/last used/).first().isVisible());
  });

  it('lead where the sign-in was to lead', async () => {
    await leave();
    await page.goto(here('/account/sign-in?next=/admin/'));
    await passkeyButton(page).click();
    await page.waitForURL((url) => url.pathname.startsWith('/admin/'));
  });

  it('are refused once they are removed', async () => {
    await leave();
    await passkeyButton(page).click();
    await home(page).waitFor();
    await (await passkeys()).click();
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await home(page).waitFor();
    assert.equal(await (await passkeys()).count(), 0);
    await leave();
    await passkeyButton(page).click();
    await page.getByText('That passkey was not accepted').waitFor();
  });

  it('broke no policy of the pages', () => {
    // The browser reports the refusals as well, and that beside a plain one there is no icon.
    assert.deepEqual(complaints.filter((text) => !/status of 40[034]/.test(text)), []);
  });

  it('are not offered by a browser that knows none', async (test) => {
    const plain = ownBrowser();
    test.after(plain.close);
    const old = await plain.page();
    await old.addInitScript(() => {
      delete window.PublicKeyCredential;
    });
    await old.goto(here('/account/sign-in'));
    await old.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
    assert.equal(await passkeyButton(old).count(), 0);
  });
});
