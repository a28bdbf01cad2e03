/** A table of wrapped columns for a terminal, or a plain 100 columns where there is none. Text is NFC, so a letter is one column wide. */
export function table(header: readonly string[], rows: readonly (readonly string[])[], shares: readonly number[], width = 100): string {
  const total = shares.reduce((sum, share) => sum + share, 0);
  const room = width - 3 * (shares.length - 1);
  const widths = shares.map((share) => Math.max(8, Math.floor((room * share) / total)));
  const line = widths.map((w) => '─'.repeat(w)).join('─┼─');
  const render = (cells: readonly string[]): string => {
    const wrapped = widths.map((w, n) => wrap(cells[n] ?? '', w));
    const height = Math.max(...wrapped.map((lines) => lines.length));
    return Array.from({ length: height }, (_, row) =>
      wrapped
        .map((lines, n) => (lines[row] ?? '').padEnd(widths[n] ?? 0))
        .join(' │ ')
        .trimEnd(),
    ).join('\n');
  };
  return [render(header), line, rows.map(render).join(`\n${line}\n`)].join('\n');
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const paragraph of text.normalize('NFC').split('\n')) {
    let line = '';
    for (const word of paragraph.split(' ').flatMap((w) => w.match(new RegExp(`.{1,${width}}`, 'gu')) ?? [''])) {
      if (line !== '' && line.length + 1 + word.length > width) {
        lines.push(line);
        line = word;
      } else {
        line = line === '' ? word : `${line} ${word}`;
      }
    }
    lines.push(line);
  }
  return lines;
}
