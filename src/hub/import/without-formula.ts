/** A spreadsheet runs what begins like a formula; an apostrophe stops it, and the importer takes it off again. Numbers are harmless. */
export function withoutFormula(text: string): string {
  return /^[=+\-@\t\r]/.test(text) && !/^[+-]?\d+([.,]\d+)*$/.test(text) ? `'${text}` : text;
}
