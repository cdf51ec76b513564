// SPDX-License-Identifier: MIT
// Time-based one-time codes: RFC 6238 with SHA-1, six digits, 30 seconds.
import { createHmac } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { scratch } from './demo.mjs';

const STEP_SECONDS = 30;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const USED = `${scratch}used-steps.json`;

function bytesOf(base32) {
  let bits = '';
  for (const letter of base32.replace(/=+$/, '')) {
    bits += ALPHABET.indexOf(letter).toString(2).padStart(5, '0');
  }
  return Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
}

function codeOf(secret, step) {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hash = createHmac('sha1', bytesOf(secret)).update(counter).digest();
  const offset = hash[hash.length - 1] & 15;
  return ((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).toString().padStart(6, '0');
}

const present = () => Math.floor(Date.now() / 1000 / STEP_SECONDS);

const used = () => (existsSync(USED) ? JSON.parse(readFileSync(USED, 'utf8')) : {});

/** The earliest step that the server may still accept: it takes none twice, and none that lies behind one it took. */
const earliest = (secret) => Math.max(present(), (used()[secret] ?? 0) + 1);

/** Waits until the authenticator shows a code that was not used yet, for clients that are in a hurry once they have begun. */
export async function freshCode(person) {
  // A code of the next step is accepted already, for the sake of clocks that run fast.
  while (person.totp_secret && earliest(person.totp_secret) > present() + 1) {
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** A code that was not used yet, and is now. */
export async function code(person) {
  await freshCode(person);
  const step = earliest(person.totp_secret);
  mkdirSync(scratch, { recursive: true });
  writeFileSync(USED, JSON.stringify({ ...used(), [person.totp_secret]: step }));
  return codeOf(person.totp_secret, step);
}
