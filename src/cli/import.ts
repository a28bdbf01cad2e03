import { access, constants } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { dirname, resolve } from 'node:path';
import { entityPath } from '../hub/declare/entity-at.js';
import type { Model } from '../hub/declare/model.js';
import { visibleText } from '../hub/declare/normal-text.js';
import { ATOMIC_ROWS_MAX, type ImportRequest, importFile } from '../hub/import/apply/import-file.js';
import { rejectsFile } from '../hub/import/apply/rejects.js';
import type { ImportReport } from '../hub/import/apply/report.js';
import { fileSource } from '../hub/import/read/source.js';
import { openModel } from '../runtime/model.js';
import type { AddCommand } from './cli.js';
import { importText } from './import-text.js';
import { withRegisters } from './open-registers.js';
import { progressDisplay } from './progress-display.js';
import { entityNamed, groundGiven, stewardship, usage } from './steward.js';

type Options = {
  apply?: boolean;
  rejects?: string;
  reason?: string;
  legalBasis?: string;
  agency?: string;
  validFrom?: string;
  atomic?: boolean;
  skipRejected?: boolean;
};

export const addImport: AddCommand = (program, cli) => {
  program
    .command('import')
    .argument('<register/entity>', 'sổ và loại bản ghi · register and kind of record, vehicles/vehicle')
    .argument('<file>', 'tệp CSV UTF-8 · a CSV file in UTF-8')
    .description('kiểm tra một tệp, và ghi vào sổ nếu có --apply · check a file, and write it with --apply')
    .option('--apply', 'ghi vào sổ; không có thì chỉ kiểm tra · write; without it the file is only checked')
    .option('--rejects <file>', 'ghi mọi dòng lỗi ra tệp để sửa và nhập lại · all rejected rows, to mend and import again')
    .option('--reason <text>', 'lý do, ghi vào sổ thay đổi · why, for the ledger')
    .option('--legal-basis <text>', 'căn cứ pháp lý · legal basis, for the ledger')
    .option('--agency <code>', 'mã cơ quan chịu trách nhiệm · code of the responsible agency')
    .option('--valid-from <YYYY-MM-DD>', 'ngày hiệu lực của dòng không ghi ngày · first day of rows that give none')
    .option('--atomic', `cả tệp trong một lần ghi, tối đa ${ATOMIC_ROWS_MAX} dòng · the whole file in one change set`)
    .option('--skip-rejected', 'ghi các dòng đúng, bỏ dòng lỗi · write the sound rows although others are rejected')
    .addHelpText(
      'after',
      '\nVí dụ · Example:\n  giaolo import vehicles/vehicle xe.csv --rejects loi.csv\n  giaolo import vehicles/vehicle xe.csv --apply --reason "Bàn giao dữ liệu quý IV"\n\nĐổi khoá của một bản ghi · A record gets another key: thêm cột · add a column\n  former.<khoá · key> ("<tên cột> cũ") hoặc · or id, cho biết dòng nói về bản ghi nào · to say which record the row is about\n\nLịch sử của một bản ghi · The history of a record: mỗi trạng thái một dòng, cùng khoá, "Hiệu lực từ" bằng "Hiệu lực đến" của dòng trước, thứ tự bất kỳ\n  one row a state, same key, validFrom where the row before has its validTo, in any order\n',
    )
    .action(async (target: string, path: string, options: Options) => {
      const request = await understand(openModel(), target, path, options);
      const display = progressDisplay({ quiet: cli.json() });
      const onProgress: ImportRequest['onProgress'] = ({ phase, ...pace }) => display.show(PHASES[phase], pace);
      const report = await withRegisters(cli, 'import', ({ withReadLog, ...deps }) =>
        withReadLog((readLog) => importFile({ ...deps, reads: { readLog, purpose: stewardship(deps.model) } }, { ...request, onProgress })),
      ).finally(() => display.end());
      const { rejects } = options;
      cli.answer(report, importText(report, { target: entityPath(request.entity), path, ...(rejects === undefined ? {} : { rejects }) }));
      process.exitCode = exitStatus(report);
    });
};

const PHASES = { check: 'Kiểm tra · Checking', apply: 'Ghi · Writing' } as const;

/** Everything that can be wrong with the command itself is said before the database is touched. */
async function understand(model: Model, target: string, path: string, options: Options): Promise<ImportRequest> {
  const entity = entityNamed(model, target);
  const source = await fileSource(path);
  if (source === undefined) throw usage(`Không có tệp ${path}.`, `There is no file ${path}.`);
  await access(path, constants.R_OK).catch(() => {
    throw usage(`Không đọc được tệp ${path}.`, `The file ${path} cannot be read.`);
  });
  const { rejects } = options;
  if (rejects !== undefined) {
    if (resolve(rejects) === resolve(path)) throw usage('Tệp lỗi không được trùng tệp nguồn.', 'The rejects file must not be the source file.');
    await access(dirname(resolve(rejects)), constants.W_OK).catch(() => {
      throw usage(`Không ghi được vào thư mục của ${rejects}.`, `The folder of ${rejects} cannot be written to.`);
    });
  }
  return {
    entity,
    source,
    apply: options.apply === true,
    actor: `cli:${userInfo().username}`,
    actorRole: 'steward',
    agency: scalar(model, 'AgencyCode', '--agency', options.agency) ?? null,
    reason: groundGiven('reason', options.reason ?? `Nhập tệp ${visibleText(source.name)}`),
    legalBasis: options.legalBasis === undefined ? null : groundGiven('legalBasis', options.legalBasis),
    ...(options.atomic === true ? { atomic: true } : {}),
    ...(options.skipRejected === true ? { skipRejected: true } : {}),
    ...(options.validFrom === undefined ? {} : { validFrom: scalar(model, 'Date', '--valid-from', options.validFrom) ?? '' }),
    ...(rejects === undefined ? {} : { rejects: rejectsFile(rejects) }),
  };
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
    case 'REFUSED':
      return problems[0]?.code === 'FILE_TOO_MANY_ROWS' ? 2 : 1;
    case 'REJECTED':
    case 'STOPPED':
      return 1;
    default:
      return state satisfies never;
  }
}
