// SPDX-License-Identifier: MIT
// Other people's programs, each in a home of its own, with a browser opener that hands the address to the test.
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROGRAMS = fileURLToPath(new URL('../node_modules/.bin/', import.meta.url));
const PATIENCE = 60_000;
const BETWEEN_LOOKS = 50;

/** Every name under which programs look for a browser's opener. */
const OPENERS = ['xdg-open', 'open', 'www-browser', 'x-www-browser', 'sensible-browser'];
const OPENER = '#!/bin/sh\nprintf \'%s\\n\' "$1" >>"$OPENED_ADDRESSES"\n';

/** A home that no other program shares; `close()` removes it. */
export function newHome(extra = {}) {
  const home = mkdtempSync(join(tmpdir(), 'mcp-client-'));
  const openers = join(home, 'openers');
  mkdirSync(openers);
  for (const name of OPENERS) {
    writeFileSync(join(openers, name), OPENER);
    chmodSync(join(openers, name), 0o755);
  }
  const opened = join(home, 'opened');
  const env = {
    HOME: home,
    PATH: [openers, PROGRAMS, process.env.PATH].join(delimiter),
    BROWSER: join(openers, 'xdg-open'),
    OPENED_ADDRESSES: opened,
    LANG: 'C.UTF-8',
    ...extra,
  };
  return { home, env, opened, close: () => rmSync(home, { recursive: true, force: true }) };
}

/** Waits for what another program does, for a minute. */
export async function eventually(what, look) {
  const patientUntil = Date.now() + PATIENCE;
  for (;;) {
    const found = look();
    if (found) {
      return found;
    }
    if (Date.now() > patientUntil) {
      throw new Error(`no ${what} within ${PATIENCE / 1000} s`);
    }
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_LOOKS));
  }
}

/** Waits for the address that a program asked the browser to open. */
export async function openedAddress(place) {
  const text = () => (existsSync(place.opened) ? readFileSync(place.opened, 'utf8') : '');
  return new URL(await eventually('address was opened', () => /^(.+)\n/.exec(text())?.[1]));
}

/** Waits for the address that a program printed on a line of its own. */
export async function printedAddress(program) {
  return new URL(await eventually('address was printed', () => /^(http.+)\n/m.exec(program.printed.stdout)?.[1]));
}

/** Starts a program; `ended` resolves with its exit code and what it printed, `kill()` ends it if it has not, and `interrupt()` does what Ctrl-C does. */
export function start(place, command, args) {
  const child = spawn(command, args, { cwd: place.home, env: place.env, stdio: ['ignore', 'pipe', 'pipe'] });
  const printed = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr']) {
    child[stream].setEncoding('utf8').on('data', (text) => (printed[stream] += text));
  }
  const patience = setTimeout(() => child.kill('SIGKILL'), 2 * PATIENCE);
  const ended = new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => {
      clearTimeout(patience);
      resolve({ status, ...printed });
    });
  });
  return { ended, printed, kill: () => child.kill(), interrupt: () => child.kill('SIGINT') };
}

/** Runs a program to its end. */
export const run = (place, command, args) => start(place, command, args).ended;
