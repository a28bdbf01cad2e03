/** One record of the file: the line it begins on (1-based, as an editor or a spreadsheet shows it) and its cells as they stand. */
export type FileRow = { line: number; cells: string[] };
