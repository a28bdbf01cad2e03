import { randomUUID } from 'node:crypto';
import { entityPath } from '../hub/declare/entity-at.js';
import { textRule } from '../hub/declare/normal-text.js';
import type { Entity } from '../hub/declare/types.js';
import { logParts } from '../hub/reads/log-parts.js';
import { type Mended, mendStoredTexts } from '../hub/submit/mend-texts.js';
import { checkStoredTexts, type StoredTextFault, type StoredTexts } from '../hub/submit/stored-texts.js';
import type { Operation } from '../hub/write/operations.js';
import { openModel } from '../runtime/model.js';
import type { Registers } from '../runtime/registers.js';
import type { AddCommand } from './cli.js';
import { withRegisters } from './open-registers.js';
import { number } from './progress-display.js';
import { entityNamed, groundGiven, steward, stewardship, usage } from './steward.js';

type Options = { mend?: boolean; reason?: string; legalBasis?: string };

const SHOWN_MAX = 100;

export const addTextCheck: AddCommand = (program, cli) => {
  program
    .command('text-check')
    .argument('[register/entity]', 'sổ và loại bản ghi; bỏ trống: tất cả · register and kind of record; left out: all of them')
    .description(
      'tìm văn bản đã lưu mà cửa ghi nay không nhận như thế, và sửa chúng · find stored texts that the door would not take as they are, and mend them',
    )
    .option('--mend', 'đính chính về dạng chuẩn những gì sửa được mà không đổi nghĩa · correct to the normal form what can be without another meaning')
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
      const done = await withRegisters(cli, 'text-check', async (registers) => {
        const found = await checkAll(registers, entities);
        return { found, mended: options.mend === true ? await mend(registers, found.mending, grounds) : undefined };
      });
      const { found, mended } = done;
      const left = mended === undefined ? found.faults.length : found.faults.filter(({ is }) => is !== 'UNTIDY').length + mended.refused.length;
      cli.answer({ states: found.states, faults: found.faults, ...(mended ?? {}) }, [...reportLines(found, entities), ...mendedLines(mended, found)]);
      if (left > 0) process.exitCode = 1;
    });
};

async function checkAll({ pool }: Registers, entities: readonly Entity[]): Promise<StoredTexts> {
  const all: StoredTexts = { faults: [], mending: [], states: 0 };
  for (const entity of entities) {
    const { faults, mending, states } = await checkStoredTexts(pool, entity);
    for (const one of faults) all.faults.push(one);
    for (const one of mending) all.mending.push(one);
    all.states += states;
  }
  return all;
}

async function mend({ pool, model, withReadLog }: Registers, mending: readonly Operation[], grounds: Grounds): Promise<Mended> {
  const { actor, role, agency } = steward(model, { purpose: undefined, caseCode: undefined });
  const run = randomUUID();
  const document = 'mutation { mendTexts { id } }';
  const entry = { requestId: `text-check-${run}`, actor, role, agency, purpose: stewardship(model), caseCode: `text-check:${run}`, document, variables: {} };
  return withReadLog((readLog) =>
    mendStoredTexts({ pool, model, log: logParts({ model, readLog }, { ...entry, operationName: 'text-check' }) }, mending, {
      ...grounds,
      actor,
      actorRole: 'steward',
      agency,
    }),
  );
}

type Grounds = { reason: string; legalBasis: string | null };

function reportLines({ faults, states }: StoredTexts, entities: readonly Entity[]): string[] {
  const paths = new Map(entities.map((entity) => [entity.name, entityPath(entity)]));
  const head = `Đã xem · Looked at: ${number(states)} trạng thái · states, ${number(faults.length)} chỗ cần sửa · to mend`;
  const shown = faults.slice(0, SHOWN_MAX).flatMap((fault) => faultLines(fault, paths.get(fault.entity) ?? fault.entity));
  return [head, ...shown, ...(faults.length > SHOWN_MAX ? [`  Chỉ nêu ${SHOWN_MAX} chỗ đầu; --json nêu hết · The first ${SHOWN_MAX}; --json tells all`] : [])];
}

function faultLines(fault: StoredTextFault, path: string): string[] {
  const where = `  ${path} ${fault.id}  ${fault.field}  ${fault.validFrom ?? '…'} → ${fault.validTo ?? '…'}`;
  switch (fault.is) {
    case 'UNTIDY':
      return [where, '      chưa ở dạng chuẩn (NFC, dấu cách); --mend sửa được · not in normal form (NFC, spaces); --mend mends it'];
    case 'REFUSED': {
      const { vi, en } = textRule(fault.fault);
      return [where, `      ${vi}`, `      ${en}`];
    }
    case 'TWIN':
      return [where, `      trùng khoá với ${fault.of}, chỉ khác chữ hoa/thường hay dấu · a twin of that key, apart by case or dashes only`];
    default:
      return fault satisfies never;
  }
}

function mendedLines(mended: Mended | undefined, { mending }: StoredTexts): string[] {
  if (mended === undefined) return mending.length === 0 ? [] : ['', 'Sửa những gì sửa được · Mend what can be:  giaolo text-check --mend --reason "…"'];
  return [
    '',
    `Đã đính chính ${number(mended.corrected)} trạng thái · states corrected: ${mended.changeSets.join(', ') || '–'}`,
    ...mended.refused.flatMap(({ entity, id, problems }) => [`  ✗ ${entity} ${id}`, ...problems.flatMap(({ vi, en }) => [`      ${vi}`, `      ${en}`])]),
  ];
}

const HELP = `
Không in nội dung văn bản, chỉ nêu bản ghi, trường và ký tự. Mã thoát 1: còn chỗ phải sửa.
The texts are not printed, only records, fields and code points. Exit status 1: something is left to mend.
`;
