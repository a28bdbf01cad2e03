import { access, constants, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { entityPath } from '../hub/declare/entity-at.js';
import { LEGACY_ENCODINGS, type LegacyEncoding } from '../hub/declare/legacy-encoding.js';
import type { Model } from '../hub/declare/model.js';
import { visibleText } from '../hub/declare/normal-text.js';
import { namesPersonByNumber, WARN_PERSONAL_WORD } from '../hub/declare/personal-words.js';
import { archiveOf } from '../hub/import/apply/archive.js';
import { ATOMIC_ROWS_MAX, type ImportRequest, importFile } from '../hub/import/apply/import-file.js';
import { rejectsFile } from '../hub/import/apply/rejects.js';
import type { ImportReport } from '../hub/import/apply/report.js';
import { FILE_OPERATIONS } from '../hub/import/check/file-operation.js';
import { headerKey } from '../hub/import/check/map-header.js';
import { templateOf, templateText } from '../hub/import/check/template.js';
import { templateWorkbook } from '../hub/import/check/template-workbook.js';
import { inEncoding } from '../hub/import/read/in-encoding.js';
import { fileSource } from '../hub/import/read/source.js';
import { ARCHIVE_FORMATS } from '../registers/archive-formats.js';
import { openModel } from '../runtime/model.js';
import type { AddCommand, Cli } from './cli.js';
import { type CommandAgain, type ImportOptions, importCommand, optionName } from './import-command.js';
import { importText } from './import-text.js';
import { savedMapping } from './mapping.js';
import { withRegisters } from './open-registers.js';
import { progressDisplay } from './progress-display.js';
import { writerOf } from './signed-in.js';
import { entityNamed, groundGiven, requireAgency, stewardship, usage } from './steward.js';

export const addImport: AddCommand = (program, cli) => {
  program
    .command('import')
    .argument(
      '<register/entity>',
      'sổ và loại bản ghi, không ghi khi có --format · register and kind of record, vehicles/vehicle; left out with --format',
    )
    .argument(
      '[file]',
      'tệp CSV UTF-8, .xlsx, JSON Lines, GeoJSON; cũng nhận .gz, .zip · a CSV file in UTF-8, .xlsx, JSON Lines or GeoJSON, packed or not',
    )
    .option(
      '--format <gtfs>',
      'gói zip gồm nhiều loại bản ghi: gtfs là một mạng lưới xe buýt · an archive of several kinds of records: gtfs is a network of buses',
    )
    .option('--network <code>', 'mã mạng lưới của gói GTFS, ví dụ HN · code of the network of a GTFS archive')
    .description('kiểm tra một tệp, và ghi vào sổ nếu có --apply · check a file, and write it with --apply')
    .option(
      '--template',
      'không đọc: ghi tệp mẫu (.csv hoặc .xlsx) có tên cột, ví dụ và các giá trị · reads nothing: writes an empty .csv or .xlsx with captions, an example and choices',
    )
    .option('--apply', 'ghi vào sổ; không có thì chỉ kiểm tra · write; without it the file is only checked')
    .option('--rejects <file>', 'ghi mọi dòng lỗi ra tệp để sửa và nhập lại · all rejected rows, to mend and import again')
    .option('--reason <text>', 'lý do, ghi vào sổ thay đổi · why, for the ledger')
    .option('--legal-basis <text>', 'căn cứ pháp lý · legal basis, for the ledger')
    .option('--agency <code>', 'mã cơ quan chịu trách nhiệm · code of the responsible agency')
    .option('--valid-from <YYYY-MM-DD>', 'ngày hiệu lực của dòng không ghi ngày · first day of rows that give none')
    .option('--encoding <name>', `bảng mã cũ của tệp: ${LEGACY_ENCODINGS.join(', ')} · legacy encoding of the file; left out: UTF-8`)
    .option(
      '--operation <name>',
      `mọi dòng của tệp: ${FILE_OPERATIONS.join(', ')}; bỏ trống: đăng ký hoặc cập nhật · what every row does; left out: register or update`,
    )
    .option(
      '--empty <meaning>',
      'ô trống: keep (không nói gì) hay clear (xoá trống) · empty cells: keep what is there, or clear it',
      'keep',
    )
    .option('--ignore-other-columns', 'bỏ qua các cột không thuộc sổ · pass over columns that do not belong to the register')
    .option('--mapping <name>', 'tên cột riêng của nguồn, đã lưu bằng "giaolo mapping save" · saved column names of a source')
    .option('--atomic', `cả tệp trong một lần ghi, tối đa ${ATOMIC_ROWS_MAX} dòng · the whole file in one change set`)
    .option('--skip-rejected', 'ghi các dòng đúng, bỏ dòng lỗi · write the sound rows although others are rejected')
    .option(
      '--emergency <why>',
      'vì sao không chờ được người phê duyệt; được đánh dấu và phải xem lại sau · why it cannot wait for another person; marked, and looked at afterwards',
    )
    .addHelpText(
      'after',
      '\nVí dụ · Example:\n  giaolo import vehicles/vehicle xe.csv --rejects loi.csv\n  giaolo import vehicles/vehicle xe.csv --apply --reason "Bàn giao dữ liệu quý IV"\n  giaolo import --format gtfs --network HN xe-buyt.zip\n\nĐổi khoá của một bản ghi · A record gets another key: thêm cột · add a column\n  former.<khoá · key> ("<tên cột> cũ") hoặc · or id, cho biết dòng nói về bản ghi nào · to say which record the row is about\n\nLịch sử của một bản ghi · The history of a record: mỗi trạng thái một dòng, cùng khoá, "Hiệu lực từ" bằng "Hiệu lực đến" của dòng trước, thứ tự bất kỳ\n  one row a state, same key, validFrom where the row before has its validTo, in any order\n',
    )
    .action(async (first: string, second: string | undefined, options: ImportOptions) => {
      const { target, path, archive } = whatIsAsked(openModel(), [first, second], options);
      if (options.template === true) return writeTemplate(cli, target, path);
      const understood = { ...(await understand(openModel(), { target, path, options, dataDir: cli.config().dataDir })), ...archive };
      const writer = await writerOf(cli, openModel(), { writes: understood.apply });
      const request = { ...understood, ...writer, agency: understood.agency ?? writer.agency };
      if (namesPersonByNumber(openModel(), `${request.reason} ${request.legalBasis ?? ''}`)) cli.progress(WARN_PERSONAL_WORD);
      const display = progressDisplay({ quiet: cli.json() });
      const onProgress: ImportRequest['onProgress'] = ({ phase, ...pace }) => display.show(PHASES[phase], pace);
      const report = await withRegisters(
        cli,
        'import',
        async ({ withReadLog, ...deps }) => {
          await requireAgency(deps.pool, deps.model, understood.agency);
          return withReadLog((readLog) =>
            importFile({ ...deps, reads: { readLog, purpose: stewardship(deps.model) } }, { ...request, onProgress }),
          );
        },
        { mendsRules: request.entity.name === openModel().accessRules?.entity },
      ).finally(() => display.end());
      const { rejects } = options;
      const command: CommandAgain = (changed, file = path) =>
        importCommand({ target: entityPath(request.entity), path: file, options: { ...options, ...changed } });
      cli.answer(report, importText(report, { command, ...(rejects === undefined ? {} : { rejects }) }));
      process.exitCode = exitStatus(report);
    });
};

/** Of an archive no kind of record is named: it tells of several. */
function whatIsAsked(
  model: Model,
  [first, second]: readonly [string, string | undefined],
  options: ImportOptions,
): { target: string; path: string; archive?: Pick<ImportRequest, 'archive'> } {
  const { format, network } = options;
  if (format === undefined) {
    if (second === undefined) throw usage('Thiếu tên tệp sau loại bản ghi.', 'The file is missing after the kind of record.');
    if (network !== undefined) throw usage('--network chỉ dùng cùng --format gtfs.', '--network goes with --format gtfs.');
    return { target: first, path: second };
  }
  const known = ARCHIVE_FORMATS[format];
  if (known === undefined) {
    const all = Object.keys(ARCHIVE_FORMATS).join(', ');
    throw usage(`--format: cần ${all}; tệp khác thì bỏ trống.`, `--format: ${all} is needed; leave it out for any other file.`);
  }
  if (second !== undefined)
    throw usage('--format: chỉ ghi tên tệp zip, không ghi loại bản ghi.', '--format: name the zip file alone, and no kind of record.');
  const meaningless = MEANINGLESS_OF_ARCHIVES.find((name) => options[name] !== undefined);
  if (meaningless !== undefined)
    throw usage(
      `--format ${format}: không dùng cùng --${optionName(meaningless)}.`,
      `--format ${format} does not go with --${optionName(meaningless)}.`,
    );
  const wrong = known.refuses({ network });
  if (wrong !== undefined) throw usage(wrong.vi, wrong.en);
  const archive = archiveOf(model, `${format} ${network}`, (source) => known.read(source, { network: network ?? '' }));
  return { target: entityPathOf(model, known.main), path: first, archive: { archive } };
}

/** Its tables have headers of their own, and what is wrong with it is mended in the archive. */
const MEANINGLESS_OF_ARCHIVES = [
  'template',
  'rejects',
  'encoding',
  'operation',
  'mapping',
  'ignoreOtherColumns',
  'skipRejected',
  'atomic',
] as const;

function entityPathOf({ declarations }: Model, name: string): string {
  const entity = declarations.entities.get(name);
  if (entity === undefined) throw new Error(`there is no ${name}`);
  return entityPath(entity);
}

/** A workbook where the name says so. Never over a file that is there: it may be filled in already. */
async function writeTemplate(cli: Cli, target: string, path: string): Promise<void> {
  const model = openModel();
  const entity = entityNamed(model, target);
  const template = templateOf(model, entity);
  const content = /\.xlsx$/i.test(path) ? await templateWorkbook(template) : templateText(template);
  await writeFile(path, content, { flag: 'wx' }).catch(() => {
    throw usage(`Không ghi được tệp mẫu ${path}, hoặc đã có tệp này.`, `The template ${path} cannot be written, or is there already.`);
  });
  cli.answer({ entity: entity.name, template: path }, [`Tệp mẫu · Template:  ${path}`]);
}

const PHASES = { check: 'Kiểm tra · Checking', apply: 'Ghi · Writing' } as const;

type Given = { target: string; path: string; options: ImportOptions; dataDir: string };

/** Everything that can be wrong with the command itself is said before the database is touched. */
async function understand(model: Model, { target, path, options, dataDir }: Given): Promise<Omit<ImportRequest, 'actor'>> {
  const entity = entityNamed(model, target);
  const source = await fileSource(path);
  if (source === undefined) throw usage(`Không có tệp ${path}.`, `There is no file ${path}.`);
  await access(path, constants.R_OK).catch(() => {
    throw usage(`Không đọc được tệp ${path}.`, `The file ${path} cannot be read.`);
  });
  const saved = options.mapping === undefined ? undefined : await savedMapping(dataDir, options.mapping, entity);
  const encoding = legacyEncoding(options.encoding ?? saved?.encoding);
  const operation = FILE_OPERATIONS.find((one) => one === options.operation?.toLowerCase());
  if (options.operation !== undefined && operation === undefined)
    throw usage(
      `--operation: cần một trong ${FILE_OPERATIONS.join(', ')}.`,
      `--operation: one of ${FILE_OPERATIONS.join(', ')} is needed.`,
    );
  if (options.empty !== 'keep' && options.empty !== 'clear')
    throw usage('--empty: cần keep hoặc clear.', '--empty: keep or clear is needed.');
  const { rejects } = options;
  if (rejects !== undefined) {
    if (resolve(rejects) === resolve(path))
      throw usage('Tệp lỗi không được trùng tệp nguồn.', 'The rejects file must not be the source file.');
    await access(dirname(resolve(rejects)), constants.W_OK).catch(() => {
      throw usage(`Không ghi được vào thư mục của ${rejects}.`, `The folder of ${rejects} cannot be written to.`);
    });
  }
  return {
    entity,
    source: encoding === undefined ? source : inEncoding(source, encoding),
    apply: options.apply === true,
    actorRole: 'steward',
    agency: scalar(model, 'AgencyCode', '--agency', options.agency) ?? null,
    reason: groundGiven('reason', options.reason ?? `Nhập tệp ${visibleText(source.name)}`),
    legalBasis: options.legalBasis === undefined ? null : groundGiven('legalBasis', options.legalBasis),
    ...(operation === undefined ? {} : { operation }),
    ...(options.ignoreOtherColumns === true || saved?.ignoreOtherColumns === true ? { ignoreOtherColumns: true } : {}),
    ...(saved === undefined
      ? {}
      : { mapping: new Map(Object.entries(saved.columns).map(([header, field]) => [headerKey(header), field])) }),
    ...(options.empty === 'clear' ? { empty: 'clear' } : {}),
    ...(options.atomic === true ? { atomic: true } : {}),
    ...(options.skipRejected === true ? { skipRejected: true } : {}),
    fourEyes: { emergency: options.emergency === undefined ? null : groundGiven('emergency', options.emergency) },
    ...(options.validFrom === undefined ? {} : { validFrom: scalar(model, 'Date', '--valid-from', options.validFrom) ?? '' }),
    ...(rejects === undefined ? {} : { rejects: rejectsFile(rejects) }),
  };
}

function legacyEncoding(name: string | undefined): LegacyEncoding | undefined {
  const known = LEGACY_ENCODINGS.find((one) => one === name?.toLowerCase());
  if (name === undefined || known !== undefined) return known;
  const all = LEGACY_ENCODINGS.join(', ');
  throw usage(`--encoding: cần một trong ${all}; tệp UTF-8 thì bỏ trống.`, `--encoding: one of ${all} is needed; leave it out for UTF-8.`);
}

function scalar(model: Model, name: string, option: string, text: string | undefined): string | undefined {
  const result = text === undefined ? undefined : model.scalars.get(name)?.normalise(text);
  if (result !== undefined && 'rejected' in result) throw usage(`${option}: ${result.vi}`, `${option}: ${result.en}`);
  return result?.value;
}

/** 0 done · 1 the data has problems · 2 wrong usage. */
function exitStatus({ state, problemCount, problems, counts }: ImportReport): number {
  switch (state) {
    case 'CHECKED':
      return problemCount > 0 ? 1 : 0;
    case 'APPLIED':
      return counts.rejected > 0 ? 1 : 0;
    case 'ALREADY_APPLIED':
      return 0;
    // Not written: what follows in a script must not take it for done.
    case 'WAITING':
      return 1;
    case 'REFUSED':
      return problems[0]?.code === 'FILE_TOO_MANY_ROWS' ? 2 : 1;
    case 'REJECTED':
    case 'STOPPED':
      return 1;
    default:
      return state satisfies never;
  }
}
