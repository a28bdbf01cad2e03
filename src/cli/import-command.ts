export type ImportOptions = {
  format?: string;
  network?: string;
  apply?: boolean;
  template?: boolean;
  rejects?: string;
  reason?: string;
  legalBasis?: string;
  agency?: string;
  validFrom?: string;
  encoding?: string;
  empty?: string;
  operation?: string;
  ignoreOtherColumns?: boolean;
  mapping?: string;
  atomic?: boolean;
  skipRejected?: boolean;
  emergency?: string;
};

/** The command of a report once more, with options changed, perhaps for another file. */
export type CommandAgain = (changed?: Partial<ImportOptions>, file?: string) => string;

/** As it would be typed: what to run next must do what this run did, from the same day on and in the same encoding. */
export function importCommand({ target, path, options }: { target: string; path: string; options: ImportOptions }): string {
  const what = options.format === undefined ? `${shellWord(target)} ` : '';
  return `giaolo import ${what}${shellWord(path)}${repeated(options)}`;
}

/** The options of a command as they would be typed again; what is only said once (where the rejects go) is left out. */
function repeated({ rejects: _, empty, ...options }: ImportOptions): string {
  const kept = { ...options, ...(empty === 'keep' ? {} : { empty }) };
  return Object.entries(kept)
    .filter(([, value]) => value !== undefined && value !== false)
    .map(([name, value]) => ` --${optionName(name)}${value === true ? '' : ` ${shellWord(String(value))}`}`)
    .join('');
}

/** As it is typed: `skipRejected` → `skip-rejected`. */
export function optionName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function shellWord(text: string): string {
  return /^[\p{L}\p{N}_./:@+-]+$/u.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
