// SPDX-License-Identifier: MIT
// The MCP conformance suite, its results, and what is excepted.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './programs.mjs';

const EXCEPTION = /^ {2}- ([a-z0-9-]+):([a-z0-9-]+) # \S.*$/;
const FRAME = /^(#.*|server:( \[\])?|)$/;

/** The file of exceptions of one version of the specification. */
export const exceptionsFile = (version) => fileURLToPath(new URL(`../conformance/${version}.yml`, import.meta.url));

/** Its entries as `scenario:check`; a line without a reason, or that excepts a whole scenario, is an error. */
export function exceptions(version) {
  const lines = readFileSync(exceptionsFile(version), 'utf8').split('\n');
  return lines
    .filter((line) => !FRAME.test(line))
    .map((line) => {
      const [, scenario, check] = EXCEPTION.exec(line) ?? [];
      if (!check) {
        throw new Error(`no check with a reason: ${line}`);
      }
      return `${scenario}:${check}`;
    });
}

/** The scenarios that the suite has for a server that speaks this version. */
export async function scenarios(place, version) {
  const { stdout } = await run(place, 'conformance', ['list', '--server', '--spec-version', version]);
  return [...stdout.matchAll(/^ +- ([a-z0-9-]+) /gm)].map(([, name]) => name);
}

/** Scenario by scenario the checks that it made, from the directory of a run. */
export function results(directory, kind = '') {
  return readdirSync(directory)
    .sort()
    .map((name) => ({
      scenario: name.replace(kind, '').replace(/-\d{4}-\d\d-\d\dT[\dZ-]+$/, ''),
      checks: JSON.parse(readFileSync(join(directory, name, 'checks.json'), 'utf8')),
    }));
}
