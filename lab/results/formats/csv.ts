/** CSV by RFC 4180, for spreadsheets and for systems that read them. */

/** A table as text, a line a row. */
export function csv(rows: readonly (readonly string[])[]): string {
  return rows.map((fields) => `${fields.map(field).join(',')}\r\n`).join('');
}

/**
 * A text that no spreadsheet runs as a formula: with an apostrophe before it, it is text. For what strangers wrote, and
 * never for what a system has to find again.
 */
export function noFormula(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/** A text as it was before {@link noFormula}. */
export function withFormula(text: string): string {
  return /^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text;
}

function field(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
