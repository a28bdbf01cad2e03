import { randomUUID } from 'node:crypto';
import { entityPath } from '../hub/declare/entity-at.js';
import type { Entity } from '../hub/declare/types.js';
import { logParts } from '../hub/reads/log-parts.js';
import { type Mended, mendStoredTexts } from '../hub/submit/mend-texts.js';
import { checkStoredRules, type StoredRuleFault } from '../hub/submit/stored-rules.js';
import { checkStoredTexts, type StoredTextFault, type StoredTexts } from '../hub/submit/stored-texts.js';
import { listIn } from '../hub/write/load.js';
import type { Operation } from '../hub/write/operations.js';
import { openModel } from '../runtime/model.js';
import type { Registers } from '../runtime/registers.js';
import type { AddCommand } from './cli.js';
import { withRegisters } from './open-registers.js';
import { number } from './progress-display.js';
import { type Writer, writerOf } from './signed-in.js';
import { entityNamed, groundGiven, stewardship, usage } from './steward.js';

type Options = { mend?: boolean; reason?: string; legalBasis?: string };

const SHOWN_MAX = 100;

export const addCheck: AddCommand = (program, cli) => {
  program
    .command('check')
    .argument('[register/entity]', 'sổ và loại bản ghi; bỏ trống: tất cả · register and kind of record; left out: all of them')
    .description(
      'tìm dữ liệu đã lưu mà cửa ghi nay không nhận như thế, và sửa văn bản · find stored data that the door would not take as it is, and mend its texts',
    )
    .option(
      '--mend',
      'đính chính về dạng chuẩn những gì sửa được mà không đổi nghĩa · correct to the normal form what can be without another meaning',
    )
    .option('--reason <text>', 'lý do, cần với --mend · why, needed with --mend')
    .option('--legal-basis <text>', 'căn cứ pháp lý · legal basis, for the ledger')
    .addHelpText('after', HELP)
    .action(async (target: string | undefined, options: Options) => {
      const model = openModel();
      const entities = target === undefined ? [...model.declarations.entities.values()] : [entityNamed(model, target)];
      if (options.mend === true && options.reason === undefined) throw usage('--mend cần --reason.', '--mend needs --reason.');
      const grounds = {
        reason: options.reason === undefined ? '' : groundGiven('reason', options.reason),
        legalBasis: options.legalBasis === undefined ? null : groundGiven('legalBasis', options.legalBasis),
      };
      const writer = options.mend === true ? await writerOf(cli, model) : undefined;
      const done = await withRegisters(cli, 'check', async (registers) => {
        const found = await checkAll(registers, entities);
        return { found, mended: writer === undefined ? undefined : await mend(registers, found.mending, { ...grounds, ...writer }) };
      });
      const { found, mended } = done;
      const texts =
        mended === undefined ? found.faults.length : found.faults.filter(({ is }) => is !== 'UNTIDY').length + mended.refused.length;
      const left = texts + found.rules.filter(({ severity }) => severity === 'error').length;
      const paths = new Map(entities.map((entity) => [entity.name, entityPath(entity)]));
      cli.answer({ states: found.states, faults: found.faults, rules: found.rules, ...(mended ?? {}) }, [
        ...reportLines(found, paths),
        ...ruleLines(found.rules, paths),
        ...mendedLines(mended, found),
      ]);
      if (left > 0) process.exitCode = 1;
    });
};

type Found = StoredTexts & { rules: StoredRuleFault[] };

async function checkAll({ pool, model }: Registers, entities: readonly Entity[]): Promise<Found> {
  const all: Found = { faults: [], mending: [], states: 0, rules: [] };
  for (const entity of entities) {
    const { faults, mending, states } = await checkStoredTexts(pool, model, entity);
    for (const one of await checkStoredRules(pool, model, entity)) all.rules.push(one);
    for (const one of faults) all.faults.push(one);
    for (const one of mending) all.mending.push(one);
    all.states += states;
  }
  return all;
}

async function mend({ pool, model, withReadLog }: Registers, mending: readonly Operation[], grounds: Grounds & Writer): Promise<Mended> {
  const { actor, agency } = grounds;
  const run = randomUUID();
  const document = 'mutation { mendTexts { id } }';
  const entry = {
    requestId: `check-${run}`,
    actor,
    role: 'steward',
    agency,
    purpose: stewardship(model),
    caseCode: `check:${run}`,
    document,
    variables: {},
  };
  return withReadLog((readLog) =>
    mendStoredTexts({ pool, model, log: logParts({ model, readLog }, { ...entry, operationName: 'check' }) }, mending, {
      ...grounds,
      actorRole: 'steward',
    }),
  );
}

type Grounds = { reason: string; legalBasis: string | null };

function reportLines({ faults, states }: StoredTexts, paths: ReadonlyMap<string, string>): string[] {
  const head = `Đã xem · Looked at: ${number(states)} trạng thái · states, ${number(faults.length)} văn bản, mã số cần sửa · texts and identifiers to mend`;
  const shown = faults.slice(0, SHOWN_MAX).flatMap((fault) => faultLines(fault, paths.get(fault.entity) ?? fault.entity));
  return [
    head,
    ...shown,
    ...(faults.length > SHOWN_MAX ? [`  Chỉ nêu ${SHOWN_MAX} chỗ đầu; --json nêu hết · The first ${SHOWN_MAX}; --json tells all`] : []),
  ];
}

function faultLines(fault: StoredTextFault, path: string): string[] {
  const where = `  ${path} ${fault.id}  ${fault.field}  ${fault.validFrom ?? '…'} → ${fault.validTo ?? '…'}`;
  switch (fault.is) {
    case 'UNTIDY':
      return [where, '      chưa ở dạng chuẩn (NFC, dấu cách); --mend sửa được · not in normal form (NFC, spaces); --mend mends it'];
    case 'REFUSED':
      return [where, `      ${fault.vi}`, `      ${fault.en}`];
    case 'TWIN':
      return [
        where,
        `      trùng khoá với ${fault.of}, chỉ khác chữ hoa/thường hay dấu · a twin of that key, apart by case or dashes only`,
      ];
    default:
      return fault satisfies never;
  }
}

/** By rule, the refusals first: a rule that is declared later meets many records at once. */
function ruleLines(rules: readonly StoredRuleFault[], paths: ReadonlyMap<string, string>): string[] {
  const byRule = new Map<string, StoredRuleFault[]>();
  for (const fault of rules) listIn(byRule, `${fault.entity} ${fault.severity} ${fault.field ?? ''} ${fault.code}`).push(fault);
  const groups = [...byRule.values()].sort((a, b) => Number(isWarning(a[0])) - Number(isWarning(b[0])) || b.length - a.length);
  return groups.flatMap((faults) => {
    const [first] = faults;
    if (first === undefined) return [];
    const { entity, field, code, vi, en } = first;
    const shown = faults.slice(0, SHOWN_OF_RULE).map(({ id }) => id);
    const more = faults.length > shown.length ? ` … +${number(faults.length - shown.length)}` : '';
    return [
      `  ${isWarning(first) ? '·' : '✗'} ${paths.get(entity) ?? entity}  ${field ?? ''}  ${code}  × ${number(faults.length)}`,
      `      ${vi}`,
      `      ${en}`,
      `      ${shown.join(' ')}${more}`,
    ];
  });
}

const SHOWN_OF_RULE = 5;

function isWarning(fault: StoredRuleFault | undefined): boolean {
  return fault?.severity === 'warning';
}

function mendedLines(mended: Mended | undefined, { mending }: StoredTexts): string[] {
  if (mended === undefined)
    return mending.length === 0 ? [] : ['', 'Sửa những gì sửa được · Mend what can be:  giaolo check --mend --reason "…"'];
  return [
    '',
    `Đã đính chính ${number(mended.corrected)} trạng thái · states corrected: ${mended.changeSets.join(', ') || '–'}`,
    ...mended.refused.flatMap(({ entity, id, problems }) => [
      `  ✗ ${entity} ${id}`,
      ...problems.flatMap(({ vi, en }) => [`      ${vi}`, `      ${en}`]),
    ]),
  ];
}

const HELP = `
Xem mọi trạng thái đang lưu bằng chính các phép kiểm tra của cửa ghi: văn bản và mã số, quy tắc, liên kết, khoá, những gì chỉ được có một.
Không in nội dung văn bản, chỉ nêu bản ghi, trường và ký tự. Mã thoát 1: còn lỗi (cảnh báo thì không).
Looks at every stored state with the door's own checks: texts and identifiers, rules, links, keys, what only one may be in use of.
The texts are not printed, only records, fields and code points. Exit status 1: errors are left (warnings are none).
`;
