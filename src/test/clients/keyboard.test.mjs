// SPDX-License-Identifier: MIT
// A person without a mouse, from the address to the answer.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ownBrowser } from './lib/browser.mjs';
import { account } from './lib/demo.mjs';
import { callback } from './lib/oauth.mjs';
import { authorizationUrl, register } from './lib/registration.mjs';
import { code } from './lib/totp.mjs';

/** More than any of these pages has to stop at. */
const MANY_STOPS = 15;

/** What has the focus, by its purpose or its name, and whether one can see that it has. */
function focused(page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (element === document.body) {
      return { is: 'nothing', visible: true };
    }
    const style = getComputedStyle(element);
    const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
    return {
      is: element.autocomplete || element.innerText?.trim() || element.tagName,
      visible: outlined || style.boxShadow !== 'none',
    };
  });
}

/** Presses Tab until that has the focus; every stop on the way must show itself. */
async function tabTo(page, wanted) {
  const stops = [];
  for (let stop = 0; stop < MANY_STOPS; stop++) {
    const { is, visible } = await focused(page);
    assert.ok(visible, `the focus on ${is} cannot be seen`);
    if (is.split(' ').includes(wanted)) {
      return;
    }
    stops.push(is);
    await page.keyboard.press('Tab');
  }
  assert.fail(`Tab does not lead to ${wanted}, but to ${stops}`);
}

describe('keyboard', () => {
  for (const [answer, outcome] of [['Allow', 'code'], ['Deny', 'error']]) {
    it(`leads from sign-in over the second factor to ${answer}`, async (test) => {
      const person = account('analyst-mfa');
      const home = await callback();
      test.after(home.close);
      const browser = ownBrowser();
      test.after(browser.close);
      const page = await browser.page();
      const client = await register('Keyboard check', home.url);

      await page.goto(await authorizationUrl('', { client_id: client, redirect_uri: home.url }));
      await tabTo(page, 'username');
      await page.keyboard.type(person.username);
      await tabTo(page, 'current-password');
      await page.keyboard.type(person.password);
      await page.keyboard.press('Enter');
      await page.locator('input[autocomplete~="one-time-code"]').waitFor();
      await tabTo(page, 'one-time-code');
      await page.keyboard.type(await code(person));
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: answer, exact: true }).waitFor();
      await tabTo(page, answer);
      await page.keyboard.press('Enter');

      const parameters = await home.parameters;
      assert.ok(parameters.has(outcome), `${parameters}`);
      assert.equal(parameters.get('state'), 'page-check');
      assert.ok(parameters.has('iss'));
    });
  }
});
