// SPDX-License-Identifier: MIT
/*
 * Writes the extract of PostgreSQL's regression tests that the referee judges:
 *
 *     node extract.mjs <folder with PostgreSQL's *.sql regression files> <the .txt.gz to write>
 *
 * One SELECT a line, comments gone and blanks outside literals made one, each once. Kept is what PostgreSQL's grammar
 * reads as one SELECT; psql's commands, variables and the data of COPY are left out.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { loadModule, parseSync } from 'libpg-query';

const LONGEST = 4000;
const QUOTED = /'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(\w*)\$[^]*?\$\1\$/y;
const COMMENT = /--[^\n]*|\/\*[^]*?\*\//y;

const [folder, target] = process.argv.slice(2);
await loadModule();
const selects = new Set();
for (const file of readdirSync(folder).filter(name => name.endsWith('.sql')).sort()) {
  statements(withoutPsql(readFileSync(join(folder, file), 'utf8'))).filter(isSelect).forEach(sql => selects.add(sql));
}
// The header's byte for the operating system is fixed, so that the file does not tell where it was made.
const packed = gzipSync([...selects].join('\n') + '\n', { level: 9 });
packed[9] = 255;
writeFileSync(target, packed);
console.log(`${selects.size} statements, ${packed.length} bytes`);

function withoutPsql(text) {
  return text.replace(/^copy\b[^;]*\bfrom stdin\b[^;]*;\n[^]*?^\\\.$/gim, '').replace(/^\\.*$/gm, ';').replace(/\\g\w*.*$/gm, ';');
}

function statements(text) {
  const found = [];
  let statement = '';
  for (let at = 0; at < text.length;) {
    const quoted = match(QUOTED, text, at);
    const comment = quoted ? null : match(COMMENT, text, at);
    if (quoted) {
      statement += quoted;
      at += quoted.length;
    } else if (comment) {
      statement += ' ';
      at += comment.length;
    } else if (text[at] === ';') {
      found.push(statement.trim());
      statement = '';
      at++;
    } else {
      const blank = /\s/.test(text[at]);
      statement += blank ? (statement.endsWith(' ') ? '' : ' ') : text[at];
      at++;
    }
  }
  return found;
}

function match(pattern, text, at) {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

function isSelect(sql) {
  if (!/^[\s(]*(select|with)\b/i.test(sql) || sql.length > LONGEST || /[\n\r]/.test(sql)) {
    return false;
  }
  try {
    const { stmts } = parseSync(sql);
    return stmts.length === 1 && 'SelectStmt' in stmts[0].stmt;
  } catch {
    return false;
  }
}
