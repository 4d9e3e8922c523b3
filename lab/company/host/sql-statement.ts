/** What can be told of an SQL statement before SQLite sees it. */

/** A statement, as far as the Host must know it. */
export interface Statement {
  /** Whether another one follows it, which SQLite would pass over without a word. */
  isFollowed: boolean;
  /** How many values it takes. */
  values: number;
  /** Whether it changes rows: for another one, SQLite repeats what the last change came to. */
  isChange: boolean;
}

/**
 * Texts, quoted names and comments, in which anything may stand; then what counts: an end, and places for values. See
 * https://sqlite.org/lang_expr.html, “Literal Values” and “Parameters”, and https://sqlite.org/lang_comment.html.
 */
const TOKENS =
  /'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\]|--[^\n]*|\/\*[^]*?(?:\*\/|$)|(;)|\?(\d*)|[:@$](\w+)|\w+|\S/g;
const COMMENT = /^(?:--|\/\*)/;
/** A trigger has statements of its own, and ends after the word `END`. */
const TRIGGER = /^\s*create\s+(?:temp\s+|temporary\s+)?trigger\b/i;
const CHANGE = /^(?:insert|update|delete|replace)$/i;

/** Reads a statement. Its grammar is SQLite's business. */
export function readStatement(sql: string): Statement {
  const statement: Statement = { isFollowed: false, values: 0, isChange: false };
  const names = new Set<string>();
  const isTrigger = TRIGGER.test(sql);
  let hasEnded = false;
  let last = '';
  for (const [token, end, number, name] of sql.matchAll(TOKENS)) {
    if (COMMENT.test(token)) continue;
    if (end !== undefined) hasEnded ||= !isTrigger || /^end$/i.test(last);
    else if (hasEnded) statement.isFollowed = true;
    if (number !== undefined) statement.values = Math.max(statement.values + (number === '' ? 1 : 0), Number(number));
    if (name !== undefined) names.add(name);
    statement.isChange ||= !isTrigger && CHANGE.test(token);
    last = token;
  }
  statement.values += names.size;
  return statement;
}
