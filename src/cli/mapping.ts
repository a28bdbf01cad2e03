import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { entityPath } from '../hub/declare/entity-at.js';
import type { Entity } from '../hub/declare/types.js';
import { mapHeader } from '../hub/import/check/map-header.js';
import { FileRefusal } from '../hub/import/read/refusals.js';
import { openModel } from '../runtime/model.js';
import type { AddCommand } from './cli.js';
import { entityNamed, usage } from './steward.js';

/** How one source writes its files: what its columns are called here, and what else a steward would type each time. */
export type SavedMapping = { entity: string; columns: Readonly<Record<string, string>>; ignoreOtherColumns: boolean; encoding?: string };

type Saved = Readonly<Record<string, SavedMapping>>;

type Options = { column: string[]; ignoreOtherColumns?: boolean; encoding?: string };

export const addMapping: AddCommand = (program, cli) => {
  const command = program.command('mapping').description('tên cột riêng của từng nguồn tệp · column names of the sources of files');
  command
    .command('save')
    .argument('<name>', 'tên nguồn, ví dụ dang-kiem-hn · name of the source')
    .argument('<register/entity>', 'sổ và loại bản ghi · register and kind of record')
    .option(
      '--column <header=field...>',
      'cột của tệp = trường của sổ, nhiều lần · column of the file = field of the register, repeatable',
      [],
    )
    .option('--ignore-other-columns', 'bỏ qua các cột khác · pass over other columns')
    .option('--encoding <name>', 'bảng mã cũ của tệp · legacy encoding of the files')
    .description('lưu cách đọc tệp của một nguồn · keep how the files of a source are read')
    .action(async (name: string, target: string, { column, ignoreOtherColumns, encoding }: Options) => {
      const model = openModel();
      const entity = entityNamed(model, target);
      if (!/^[a-z0-9][a-z0-9-]{0,59}$/.test(name))
        throw usage('Tên nguồn gồm chữ thường, số và gạch nối.', 'The name of a source has small letters, digits and hyphens.');
      const columns = Object.fromEntries(column.map(pairOf));
      try {
        mapHeader(model, entity, { line: 1, cells: Object.values(columns) });
      } catch (error) {
        if (!(error instanceof FileRefusal)) throw error;
        throw usage(error.problems.map(({ vi }) => vi).join('\n'), error.problems.map(({ en }) => en).join('\n'));
      }
      const mapping: SavedMapping = {
        entity: entityPath(entity),
        columns,
        ignoreOtherColumns: ignoreOtherColumns === true,
        ...(encoding === undefined ? {} : { encoding }),
      };
      const { dataDir } = cli.config();
      await mkdir(dirname(fileIn(dataDir)), { recursive: true });
      await writeFile(fileIn(dataDir), `${JSON.stringify({ ...(await readSaved(dataDir)), [name]: mapping }, null, 2)}\n`);
      cli.answer({ name, ...mapping }, [`Đã lưu · Saved:  giaolo import ${mapping.entity} <tệp · file> --mapping ${name}`]);
    });
  command
    .command('list')
    .description('các nguồn đã lưu · the sources kept')
    .action(async () => {
      const saved = await readSaved(cli.config().dataDir);
      const lines = Object.entries(saved).flatMap(([name, { entity, columns, ignoreOtherColumns, encoding }]) => [
        `${name}  ${entity}${ignoreOtherColumns ? '  --ignore-other-columns' : ''}${encoding === undefined ? '' : `  --encoding ${encoding}`}`,
        ...Object.entries(columns).map(([header, field]) => `  ${header} = ${field}`),
      ]);
      cli.answer(saved, lines.length === 0 ? ['Chưa lưu nguồn nào · No source is kept'] : lines);
    });
};

/** What was saved for a source, for this kind of record. */
export async function savedMapping(dataDir: string, name: string, entity: Entity): Promise<SavedMapping> {
  const saved = (await readSaved(dataDir))[name];
  if (saved === undefined)
    throw usage(`Chưa lưu nguồn "${name}"; xem "giaolo mapping list".`, `No source "${name}" is kept; see "giaolo mapping list".`);
  if (saved.entity !== entityPath(entity))
    throw usage(`Nguồn "${name}" là của ${saved.entity}.`, `The source "${name}" is one of ${saved.entity}.`);
  return saved;
}

async function readSaved(dataDir: string): Promise<Saved> {
  const text = await readFile(fileIn(dataDir), 'utf8').catch(() => '{}');
  return JSON.parse(text) as Saved;
}

/** Beside the keys: they are the steward's own, and of no register. */
function fileIn(dataDir: string): string {
  return join(dataDir, 'mappings.json');
}

function pairOf(text: string): [header: string, field: string] {
  const at = text.lastIndexOf('=');
  if (at < 1)
    throw usage(`--column: cần dạng "Tên cột=trường", không phải "${text}".`, `--column: the form is "Header=field", not "${text}".`);
  return [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}
