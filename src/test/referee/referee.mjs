// SPDX-License-Identifier: MIT
/*
 * Says what PostgreSQL's own grammar reads in a text. One JSON string a line comes in, one JSON object a line goes out:
 * { error } for a text that is no PostgreSQL, else { kinds, tables, functions, values, types, columns, labels, nodes,
 * operators, locking, into, recursive }. For { scan: text } it is where each token of the scanner begins.
 *
 * "tables" are relations that are no CTE, by PostgreSQL's scoping of WITH names: a qualified name never is one, a CTE is
 * visible to later siblings and to the body, not to itself unless RECURSIVE, and inner scopes see outer ones.
 */
import { createInterface } from 'node:readline';
import { loadModule, parseSync, scanSync } from 'libpg-query';

await loadModule();
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  process.stdout.write(JSON.stringify(reply(JSON.parse(line))) + '\n');
}

function reply(question) {
  return typeof question === 'string' ? answer(question) : { starts: starts(question.scan) };
}

/** In UTF-16, as Java counts; the scanner counts bytes. Nothing for a text that it refuses. */
function starts(sql) {
  const bytes = Buffer.from(sql);
  try {
    return scanSync(sql).tokens.map(token => bytes.subarray(0, token.start).toString().length);
  } catch {
    return [];
  }
}

function answer(sql) {
  try {
    return facts(parseSync(sql).stmts ?? []);
  } catch (error) {
    return { error: String(error.message), locking: false, into: false, recursive: false };
  }
}

function facts(statements) {
  const found = { kinds: [], locking: false, into: false, recursive: false };
  const sets = Object.fromEntries(
    ['tables', 'functions', 'values', 'types', 'columns', 'labels', 'nodes', 'operators'].map(name => [name, new Set()]));
  for (const { stmt } of statements) {
    found.kinds.push(Object.keys(stmt)[0]);
    walk(stmt, new Set());
  }
  return { ...found, ...Object.fromEntries(Object.entries(sets).map(([name, set]) => [name, [...set]])) };

  function walk(part, scope) {
    if (Array.isArray(part)) {
      part.forEach(element => walk(element, scope));
    } else if (part && typeof part === 'object') {
      Object.entries(part).forEach(([key, value]) => field(key, value, scope, part));
    }
  }

  function field(key, value, scope, parent) {
    if (/^[A-Z]/.test(key)) {
      sets.nodes.add(key);
    }
    if (key === 'SelectStmt' || key === 'larg' && value.limitOption || key === 'rarg' && value.limitOption) {
      select(value, scope);
    } else if (key === 'RangeVar') {
      relation(value, scope);
    } else if (key === 'relation' && value.relname) {
      relation(value, scope);
    } else {
      note(key, value, parent);
      walk(value, scope);
    }
  }

  function note(key, value, parent) {
    switch (key) {
      case 'FuncCall': sets.functions.add(names(value.funcname)); break;
      case 'A_Expr': sets.operators.add(names(value.name)); break;
      case 'SQLValueFunction': sets.values.add(value.op); break;
      case 'TypeName': sets.types.add(names(value.names)); break;
      case 'typeName': sets.types.add(names(value.names)); break;
      case 'ColumnRef': sets.columns.add(names(value.fields)); break;
      case 'ResTarget': sets.labels.add(value.name ?? ''); break;
      case 'alias': label(value); break;
      case 'aliascolnames': value.forEach(name => sets.labels.add(name.String.sval)); break;
      case 'usingClause': value.forEach(name => sets.columns.add(name.String.sval)); break;
      default:
    }
  }

  function label(alias) {
    sets.labels.add(alias.aliasname);
    alias.colnames?.forEach(name => sets.labels.add(name.String.sval));
  }

  function select(statement, scope) {
    sets.nodes.add('SelectStmt');
    found.into ||= Boolean(statement.intoClause);
    found.locking ||= Boolean(statement.lockingClause);
    const inner = withNames(statement.withClause, scope);
    Object.entries(statement).filter(([key]) => key !== 'withClause').forEach(([key, value]) => field(key, value, inner, statement));
  }

  function withNames(clause, scope) {
    const ctes = (clause?.ctes ?? []).map(cte => cte.CommonTableExpr);
    let inner = scope;
    if (clause?.recursive) {
      found.recursive = true;
      inner = new Set([...scope, ...ctes.map(cte => cte.ctename)]);
    }
    for (const cte of ctes) {
      walk(cte, inner);
      inner = new Set([...inner, cte.ctename]);
    }
    return inner;
  }

  function relation(range, scope) {
    const { catalogname, schemaname, relname, alias } = range;
    if (alias) {
      label(alias);
    }
    if (schemaname || !scope.has(relname)) {
      sets.tables.add([catalogname, schemaname, relname].filter(Boolean).map(quoted).join('.'));
    }
  }
}

function names(list) {
  return (list ?? []).map(part => part.String ? quoted(part.String.sval) : part.A_Star ? '*' : '?').join('.');
}

/** A dot or a quote inside one name stays visible. */
function quoted(name) {
  return /[."*?]/.test(name) ? '"' + name.replaceAll('"', '""') + '"' : name;
}
