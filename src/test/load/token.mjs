// SPDX-License-Identifier: MIT
// A client's way to an access token without a browser: registration, sign-in and consent as forms, redemption.
import { createHash, randomBytes } from 'node:crypto';

const REDIRECT = 'http://127.0.0.1:9/callback';

const json = async (response) => {
  if (!response.ok) {
    throw new Error(`${response.url}: ${response.status} ${await response.text()}`);
  }
  return response.json();
};

const unescaped = (text) =>
  text
    .replace(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(parseInt(code, 16)))
    .replace(/&#([0-9]+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');

const attribute = (tag, name) => {
  const found = tag.match(new RegExp(`\\s${name}="([^"]*)"`));
  return found ? unescaped(found[1]) : undefined;
};

/** Cookies, and redirects up to the one that leaves the server. */
class FormBrowser {
  #cookies = new Map();

  constructor(origin) {
    this.origin = origin;
  }

  async visit(address, init = {}) {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(address, { ...init, headers: { ...init.headers, cookie }, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [name, ...value] = line.split(';')[0].split('=');
      this.#cookies.set(name, value.join('='));
    }
    const location = response.headers.get('location');
    if (!location || response.status < 300 || response.status >= 400) {
      return { address, html: await response.text() };
    }
    const next = new URL(location, address);
    return next.origin === this.origin ? this.visit(next.href) : { address: next.href, html: '' };
  }

  /** Fills the form that has the button, each field named by its autocomplete, and sends it. */
  press(page, button, typed = {}) {
    const label = new RegExp(`(<button[^>]*>)\\s*${button}\\s*<`);
    const form = [...page.html.matchAll(/<form[\s\S]*?<\/form>/g)].map(([text]) => text).find((text) => label.test(text));
    if (!form) {
      throw new Error(`${page.address} has no button ${button}`);
    }
    const body = new URLSearchParams();
    for (const [input] of form.matchAll(/<input[^>]*>/g)) {
      const purposes = (attribute(input, 'autocomplete') ?? '').split(' ');
      const purpose = purposes.find((word) => word in typed);
      if (attribute(input, 'name')) {
        body.set(attribute(input, 'name'), purpose ? typed[purpose] : (attribute(input, 'value') ?? ''));
      }
    }
    const pressed = form.match(label)[1];
    if (attribute(pressed, 'name')) {
      body.set(attribute(pressed, 'name'), attribute(pressed, 'value') ?? '');
    }
    const action = attribute(form.match(/<form[^>]*>/)[0], 'action') || page.address;
    return this.visit(new URL(action, page.address).href, { method: 'POST', headers: { origin: this.origin }, body });
  }
}

/** Signs the person in, without a second factor, allows, and returns the access token. */
export async function token(origin, person) {
  const metadata = await json(await fetch(`${origin}/.well-known/oauth-authorization-server`));
  const client = await json(
    await fetch(metadata.registration_endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ client_name: 'Load', redirect_uris: [REDIRECT], token_endpoint_auth_method: 'none' }),
    }),
  );
  const verifier = randomBytes(32).toString('base64url');
  const wish = {
    client_id: client.client_id,
    redirect_uri: REDIRECT,
    resource: `${origin}/mcp/sql`,
  };
  const asked = new URLSearchParams({
    ...wish,
    response_type: 'code',
    scope: 'mcp:sql',
    state: 'load',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const browser = new FormBrowser(origin);
  const signIn = await browser.visit(`${metadata.authorization_endpoint}?${asked}`);
  const question = await browser.press(signIn, 'Sign in', {
    username: person.username,
    'current-password': person.password,
  });
  const end = await browser.press(question, 'Allow');
  const redeemed = await json(
    await fetch(metadata.token_endpoint, {
      method: 'POST',
      body: new URLSearchParams({
        ...wish,
        grant_type: 'authorization_code',
        code: new URL(end.address).searchParams.get('code'),
        code_verifier: verifier,
      }),
    }),
  );
  return redeemed.access_token;
}
