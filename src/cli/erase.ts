import { withTx } from '../db/tx.js';
import { needText } from '../hub/approval/needs.js';
import { entityPath } from '../hub/declare/entity-at.js';
import { isUuid } from '../hub/declare/uuid.js';
import { ERASURE_GROUNDS, type ErasureGround } from '../hub/ledger/format.js';
import { dueRecords } from '../hub/submit/due-records.js';
import { openModel } from '../runtime/model.js';
import type { AddCommand, Cli } from './cli.js';
import { eraseRecord } from './erase-record.js';
import { withRegisters } from './open-registers.js';
import { number } from './progress-display.js';
import { writerOf } from './signed-in.js';
import { entityNamed, groundGiven, usage } from './steward.js';

type Options = {
  due?: boolean;
  fields?: string;
  ground?: string;
  reason?: string;
  legalBasis?: string;
  emergency?: string;
  apply?: boolean;
};

export const addErase: AddCommand = (program, cli) => {
  program
    .command('erase')
    .description('xoá dữ liệu cá nhân của một bản ghi khỏi sổ và sổ cái · erase personal data of a record from register and ledger')
    .argument('[register/entity]', 'loại bản ghi · kind of record')
    .argument('[id]', 'mã bản ghi · id of the record')
    .option(
      '--due',
      'chỉ đếm theo loại bản ghi những gì hết thời hạn lưu giữ · only count, by kind of record, what its period of keeping is over for',
    )
    .option(
      '--fields <names>',
      'trường cần xoá, cách nhau bằng dấu phẩy; bỏ trống là mọi dữ liệu cá nhân · fields, with commas between; all that is personal when left out',
    )
    .option('--ground <why>', `căn cứ xoá · why: ${Object.keys(GROUNDS).join(', ')}`)
    .option('--reason <text>', 'lý do, ghi vào sổ thay đổi; không nêu dữ liệu của ai · why, for the ledger; without anybody’s data')
    .option('--legal-basis <text>', 'căn cứ pháp lý · legal basis, for the ledger')
    .option('--emergency <text>', 'vì sao không chờ người khác phê duyệt được · why it cannot wait for another person’s approval')
    .option('--apply', 'xoá thật; không có tuỳ chọn này thì chỉ thử · really erase; without it only tried')
    .addHelpText('after', HELP)
    .action(async (kind: string | undefined, id: string | undefined, options: Options) => {
      if (options.due === true) return tellDue(cli);
      if (kind === undefined || id === undefined || !isUuid(id))
        throw usage(
          'Cần loại bản ghi và mã bản ghi (UUID), hoặc --due.',
          'A kind of record and the id of one (a UUID) are needed, or --due.',
        );
      await eraseOne(cli, { kind, id: id.toLowerCase(), options });
    });
};

async function eraseOne(cli: Cli, { kind, id, options }: { kind: string; id: string; options: Options }): Promise<void> {
  const model = openModel();
  const entity = entityNamed(model, kind);
  const isApplied = options.apply === true;
  const ground = groundOf(options.ground);
  if (options.reason === undefined) throw usage('Cần --reason.', '--reason is needed.');
  const reason = groundGiven('reason', options.reason);
  const writer = await writerOf(cli, model, { writes: isApplied });
  const erased = await withRegisters(cli, 'erase', ({ withReadLog, ...deps }) =>
    withReadLog((readLog) =>
      eraseRecord({ ...deps, readLog }, writer, {
        entity,
        id,
        ground,
        fields: options.fields?.split(',').map((name) => name.trim()),
        reason,
        legalBasis: options.legalBasis === undefined ? null : groundGiven('legalBasis', options.legalBasis),
        emergency: options.emergency === undefined ? null : groundGiven('emergency', options.emergency),
        tryOnly: !isApplied,
      }),
    ),
  );
  const { position, needs, ...told } = erased;
  const said = {
    entity: entity.name,
    id,
    ground,
    ...told,
    applied: isApplied,
    ...(isApplied ? { position } : {}),
    needs,
  };
  cli.answer(said, [
    isApplied ? `Đã xoá, vị trí · Erased, position ${position}` : 'Chỉ thử, chưa xoá gì · Only tried, nothing is erased',
    `  ${entityPath(entity)} ${id}`,
    `  trường · fields    ${told.fields.join(', ')}`,
    `  thay đổi được sửa · changes that lose them    ${number(told.changes)}`,
    ...needs.map((need) => `  cần người khác phê duyệt · another person has to agree: ${needText(need).vi} · ${needText(need).en}`),
    ...(isApplied
      ? [
          'Bản sao lưu và bản sao ở nơi khác không tự mất: docs/security.md · Backups and copies elsewhere do not go by themselves: docs/security.md',
        ]
      : ['Chạy lại với --apply để xoá. Không lấy lại được · Run again with --apply to erase. Nothing brings it back']),
  ]);
}

function groundOf(given: string | undefined): ErasureGround {
  const ground = given === undefined ? undefined : GROUNDS[given];
  if (ground !== undefined) return ground;
  throw usage(
    `--ground: cần một trong ${Object.keys(GROUNDS).join(', ')}.`,
    `--ground: one of ${Object.keys(GROUNDS).join(', ')} is needed.`,
  );
}

const GROUNDS: Readonly<Record<string, ErasureGround>> = Object.fromEntries(
  ERASURE_GROUNDS.map((ground) => [ground.toLowerCase().replaceAll('_', '-'), ground]),
);

async function tellDue(cli: Cli): Promise<void> {
  const model = openModel();
  const due = await withRegisters(cli, 'erase', ({ pool }) =>
    withTx(pool, { readOnly: true, label: 'due' }, (tx) => dueRecords(tx, model)),
  );
  const unsaid = [...model.declarations.entities.values()].filter((one) => one.subject !== undefined && one.retention === undefined);
  cli.answer({ due, withoutPeriod: unsaid.map(({ name }) => name) }, [
    ...due.map(
      ({ entity, label, due: count, retention: { period, since, law, confidence } }) =>
        `${number(count).padStart(8)}  ${label} · ${entity}  ${period} sau · after ${since}  (${law}; ${MARKS[confidence]})`,
    ),
    `Chưa khai thời hạn · No period declared: ${unsaid.map(({ name }) => name).join(', ')}`,
    'Chỉ đếm: không tự xoá gì. Xoá từng bản ghi: giaolo erase <loại> <mã> --ground retention-ended · Counted only: nothing is erased by itself',
  ]);
}

const MARKS = {
  V: 'đã đối chiếu văn bản · read in the text',
  K: 'chưa đối chiếu văn bản, không tự áp dụng · not read in the text, never applied by itself',
  U: 'chưa chắc, không tự áp dụng · uncertain, never applied by itself',
} as const;

const HELP = `
Giá trị mất khỏi mọi trạng thái, mọi thay đổi trước đó và muối của chúng; mã băm, lá và bằng chứng cũ vẫn đúng. Không rút lại được.
Values go from every state and every earlier change, with their salts; digests, leaves and old proofs still hold. It cannot be withdrawn.

Bản ghi còn trong sổ giữ lại những trường mà pháp luật dựa vào (trạng thái, hạn, hạng). Muốn xoá cả: gỡ bỏ bản ghi trước.
A record that is still known keeps what the law is asked of (states, last days, classes). To erase those too, remove it first.

  giaolo erase --due
  giaolo erase drivers/person 0198c3a2-5b7e-7cc3-98c4-dc0c0c07398f --ground subject-request --reason "Đơn số 12" --apply
`;
