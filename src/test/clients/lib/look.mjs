// SPDX-License-Identifier: MIT
// What must hold of every page: pictures in each look, no barrier of level A or AA, nothing from elsewhere, a strict policy.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import axe from 'axe-core';
import { demo, screenshots } from './demo.mjs';

const DESK = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

const LOOKS = {
  light: { colorScheme: 'light', size: DESK },
  dark: { colorScheme: 'dark', size: DESK },
  phone: { colorScheme: 'light', size: PHONE },
  'phone-dark': { colorScheme: 'dark', size: PHONE },
};

const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What every document says, whatever it shows (OWASP HTTP headers cheat sheet). */
const HEADERS = {
  'x-frame-options': /^DENY$/,
  'referrer-policy': /^no-referrer$/,
  'x-content-type-options': /^nosniff$/,
  'cache-control': /\bno-store\b/,
};

const POLICY = [/\bdefault-src 'none'/, /\bframe-ancestors 'none'/, /\bbase-uri 'none'/, /\bform-action 'self'/];

/** Neither scripts of anybody's, nor from anywhere. */
const LAX = [/(script|default)-src[^;]*('unsafe-|\*|https?:|data:|blob:)/, /object-src(?! 'none')/, /\*/];

/** Watches all that a page does from its first request on. */
export async function watch(page) {
  const seen = { errors: [], elsewhere: [], documents: [] };
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) =>
      console.error(`policy violated: ${event.violatedDirective} ${event.blockedURI}`),
    );
  });
  page.on('console', (message) => message.type() === 'error' && seen.errors.push(message.text()));
  page.on('pageerror', (error) => seen.errors.push(error.message));
  page.on('request', (request) => {
    // Beside the server there is only where a client waits on this machine, and only for who answered its question.
    if (!request.url().startsWith(`${demo.url}/`) && !/^http:\/\/127\.0\.0\.1:\d+\/(callback\?|favicon)/.test(request.url())) {
      seen.elsewhere.push(request.url());
    }
  });
  page.on('response', (response) => {
    if (response.status() >= 500) {
      seen.errors.push(`${response.status()} ${response.url()}`);
    }
    if (response.url().startsWith(`${demo.url}/`) && response.request().isNavigationRequest() && /^text\/html/.test(response.headers()['content-type'] ?? '')) {
      seen.documents.push(response);
    }
  });
  return seen;
}

/** The browser reports a status of 4xx as an error; on some pages it is the point. */
const expected = (text) => /Failed to load resource: the server responded with a status of 4\d\d/.test(text);

function strict(response) {
  const headers = response.headers();
  for (const [name, value] of Object.entries(HEADERS)) {
    assert.match(headers[name] ?? '', value, `${name} of ${response.url()}`);
  }
  const policy = headers['content-security-policy'] ?? '';
  POLICY.forEach((part) => assert.match(policy, part, response.url()));
  LAX.forEach((part) => assert.doesNotMatch(policy, part, response.url()));
}

async function barriers(page) {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (tags) => globalThis.axe.run(document, { runOnly: { type: 'tag', values: tags } }),
    LEVELS,
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}

/** All of it, for the page that is open; the pictures get its name. */
export async function inspect(page, seen, name) {
  mkdirSync(screenshots, { recursive: true });
  for (const [look, { colorScheme, size }] of Object.entries(LOOKS)) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(size);
    await page.screenshot({ path: `${screenshots}${name}-${look}.png`, fullPage: true });
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.ok(sideways <= 1, `${name} scrolls sideways by ${sideways} px, ${look}`);
    assert.deepEqual(await barriers(page), [], `${name}, ${look}`);
  }
  assert.deepEqual(seen.errors.filter((text) => !expected(text)), [], name);
  assert.deepEqual(seen.elsewhere, [], name);
  assert.ok(seen.documents.length > 0, name);
  seen.documents.forEach(strict);
}
