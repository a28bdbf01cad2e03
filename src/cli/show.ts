import { randomUUID } from 'node:crypto';
import { withTx } from '../db/tx.js';
import { HubError } from '../errors.js';
import { entityPath } from '../hub/declare/entity-at.js';
import { FRAME_LABELS } from '../hub/declare/frame-labels.js';
import type { Model } from '../hub/declare/model.js';
import { personKeyOf, personKeys } from '../hub/declare/person-keys.js';
import type { Entity } from '../hub/declare/types.js';
import { isUuid } from '../hub/declare/uuid.js';
import { asOfOf, resolveAsOf } from '../hub/ledger/as-of.js';
import type { Json, State } from '../hub/ledger/format.js';
import { storedFields } from '../hub/ledger/stored-fields.js';
import { readableFor } from '../hub/query/readable.js';
import { recordsNamed, recordsNamedOn, subjectsEver, type Timeline, type TimelineEntry, timelineOf } from '../hub/query/timeline.js';
import { type PersonName, subjectsNamed } from '../hub/reads/person-names.js';
import { personsBehind } from '../hub/reads/persons-behind.js';
import { nameRecords, type RecordNames } from '../hub/sql/name-records.js';
import { currentTimes } from '../hub/time/current-times.js';
import { covers, periodOf } from '../hub/time/period.js';
import { openModel } from '../runtime/model.js';
import type { AddCommand } from './cli.js';
import { findByName } from './find-by-name.js';
import { withRegisters } from './open-registers.js';
import { AS_OF_HELP, entityNamed, steward, timeOf, usage } from './steward.js';
import { underWorkOrder } from './under-work-order.js';

type Options = { find?: string; history?: boolean; asOf?: string; purpose?: string; case?: string };

export const addShow: AddCommand = (program, cli) => {
  program
    .command('show')
    .argument('<register/entity>', 'sổ và loại bản ghi · register and kind of record, infrastructure/road')
    .argument('[key]', 'khoá (mã, số, …) hoặc id · a key or the id')
    .description('một bản ghi, và lịch sử của nó · one record, and its history')
    .option('--find <text>', 'tìm theo một phần tên gọi, không cần khoá · find by part of a name, instead of a key')
    .option('--history', 'mọi thay đổi, từ đầu · every change, from the first')
    .option('--as-of <when>', AS_OF_HELP)
    .option(
      '--purpose <code>',
      'mục đích, cần cho dữ liệu cá nhân; được ghi vào nhật ký tra cứu · purpose, needed for personal data; stands in the read log',
    )
    .option('--case <code>', 'mã phiếu giao việc của mục đích (giaolo work-order) · the work order of the purpose')
    .action(async (target: string, key: string | undefined, options: Options) => {
      const model = openModel();
      const entity = entityNamed(model, target);
      if ((key === undefined) === (options.find === undefined))
        throw usage('Cần đúng một trong hai: khoá, hoặc --find.', 'Exactly one is needed: a key, or --find.');
      if (key === undefined) return findByName(cli, { model, entity, text: options.find ?? '', asOf: options.asOf });
      const shown = await withRegisters(cli, 'show', async ({ pool, withReadLog, model: ruled }) => {
        const asker = steward(model, { purpose: options.purpose, caseCode: options.case });
        const caller = await underWorkOrder({ pool, model: ruled }, asker);
        const readable = readableFor(ruled, caller, entity);
        const found = await withTx(pool, { readOnly: true, label: 'show' }, async (tx) => {
          const times = await currentTimes(tx);
          const at = await resolveAsOf(tx, asOfOf(options.asOf === undefined ? null : timeOf(model, options.asOf), times), times);
          const ever = await recordsNamed(tx, model, entity, key);
          // Of several records that ever had the key the one of the day is meant.
          const onTheDay = ever.length > 1 ? await recordsNamedOn(tx, model, entity, { text: key, day: at.validAt }) : ever;
          const ids = onTheDay.length === 1 ? onTheDay : ever;
          const [id] = ids;
          if (id === undefined || ids.length > 1) {
            const behind = await personsBehind(
              tx,
              model,
              ids.map((one) => ({ entity: entity.name, id: one })),
            );
            const names = await nameRecords(
              tx,
              model,
              ids.map((one) => ({ entity: entity.name, id: one })),
              at,
            );
            return { ids, at, names, persons: [...behind.values()].flatMap((some) => [...some]) };
          }
          const timeline = await timelineOf(tx, model, { entity, id, knownAt: at.knownAt, today: times.today, readable });
          const others = ever.filter((one) => one !== id);
          const told = [...recordsIn(entity, timeline), ...others.map((one) => ({ entity: entity.name, id: one }))];
          const names = await nameRecords(tx, model, told, at);
          return { ids, at, names, others, timeline, persons: await subjectsEver(tx, entity, id) };
        });
        const names = personsNamed(model, entity, key);
        if (found.persons.length > 0 || (found.ids.length === 0 && names.length > 0)) {
          if (readable.scope !== 'all') throw new HubError('PURPOSE_REQUIRED', {}, { details: { purposes: caller.purposes } });
          await withReadLog(async (readLog) => {
            const named = await withTx(pool, { readOnly: true, label: 'show' }, (tx) => subjectsNamed(tx, model, names, readLog.standIn));
            await readLog.record({
              ...caller,
              requestId: `show-${randomUUID()}`,
              operationName: 'show',
              document: `query show { ${entity.plural} { nodes { id history { nodes { changedFields { name before after } } } } } }`,
              variables: { key },
              outcome: 'ANSWERED',
              code: null,
              fieldClasses: readable.classes,
              entities: [entity.name],
              subjects: [...new Set([...found.persons, ...named])].sort(),
            });
          });
        }
        if (found.ids.length === 0) throw new HubError('NOT_FOUND', { what: entityPath(entity) });
        return found;
      });
      const { timeline, ids, at, names, others = [] } = shown;
      if (timeline === undefined) {
        cli.answer({ entity: entity.name, ids, names: Object.fromEntries(names) }, [
          `${ids.length} bản ghi mang khoá này; hãy hỏi theo id · records carry this key; ask by id:`,
          ...ids.map((id) => `  ${id}  ${names.get(id) ?? ''}`),
        ]);
        return;
      }
      const state = timeline.states.find((one) => covers(periodOf(one), at.validAt));
      const { entries, ...rest } = timeline;
      const value = { entity: entity.name, ...rest, at, state: state ?? null, names: Object.fromEntries(names) };
      cli.answer({ ...value, others, ...(options.history ? { history: entries } : {}) }, [
        `${entity.label} · ${entity.name}  ${names.get(timeline.id) ?? ''}  ${timeline.id}`,
        ...stateText(entity, state, timeline, { day: at.validAt, names }),
        ...others.map(
          (id) => `  khoá này từng thuộc, hoặc sẽ thuộc · this key also belongs, on other days, to  ${names.get(id) ?? ''}  ${id}`,
        ),
        ...(options.history ? ['', 'Lịch sử · History', ...entries.flatMap((entry) => entryText(entity, entry, names))] : []),
      ]);
    });
};

/** The record itself, and all that its states and changes link to. */
function recordsIn(entity: Entity, { id, states, entries }: Timeline): { entity: string; id: string }[] {
  const { links } = storedFields(entity);
  const values = links.flatMap(({ name, target }) => [
    ...states.map((state) => ({ target, value: state[name] })),
    ...entries.flatMap(({ changedFields }) =>
      changedFields
        .filter((changed) => changed.name === name)
        .flatMap(({ before, after }) => [before, after].map((value) => ({ target, value }))),
    ),
  ]);
  return [
    { entity: entity.name, id },
    ...values.flatMap(({ target, value }) => (typeof value === 'string' && isUuid(value) ? [{ entity: target, id: value }] : [])),
  ];
}

/** The key as each person's key of the entity that it may be. */
function personsNamed(model: Model, entity: Entity, key: string): PersonName[] {
  return personKeys(model.declarations).flatMap((by): PersonName[] => {
    const isNamed = [...entity.fields.values()].some((field) => {
      const named = personKeyOf(model.declarations, entity, field);
      return named?.entity === by.entity && named.field === by.field;
    });
    const result = isNamed ? model.scalars.get(by.field.type)?.normalise(key) : undefined;
    return !isNamed || (result && 'rejected' in result) ? [] : [{ by, value: result?.value ?? key }];
  });
}

type Telling = { day: string; names: RecordNames };

function stateText(entity: Entity, state: State | undefined, { states }: Timeline, { day, names }: Telling): string[] {
  if (state === undefined) {
    const periods = states.map((one) => `    ${period(one)}`);
    return [
      states.length === 0
        ? '  Đã gỡ bỏ: không còn trạng thái nào · Removed: no state is left'
        : `  Không có hiệu lực ngày · Not in force on ${day}; chỉ · only`,
      ...periods,
    ];
  }
  const lines = [...entity.fields.values()].flatMap(({ name, label }) => {
    const value = state[name];
    return value === undefined || value === null ? [] : [`  ${`${label} (${name})`.padEnd(44)} ${valueText(value, names)}`];
  });
  return [...lines, `  ${'hiệu lực · valid'.padEnd(44)} ${period(state)}`];
}

const OPERATIONS: Readonly<Record<TimelineEntry['operation'], string>> = {
  register: 'Đăng ký · Register',
  update: 'Cập nhật · Update',
  correct: 'Đính chính · Correct',
  close: 'Kết thúc · Close',
  remove: 'Gỡ bỏ · Remove',
  erase: 'Xoá dữ liệu · Erase',
};

function entryText(
  entity: Entity,
  {
    version,
    operation,
    recordedFrom,
    position,
    changedFields,
    agency,
    actor,
    reason,
    legalBasis,
    withdraws,
    batch,
    ...days
  }: TimelineEntry,
  names: RecordNames,
): string[] {
  const labelOf = (name: string) => entity.fields.get(name)?.label ?? (FRAME_LABELS as Readonly<Record<string, string>>)[name] ?? name;
  return [
    `  ${String(version).padStart(3)}  ${recordedFrom}  ${OPERATIONS[operation].padEnd(20)}  ${period(days)}  #${position}`,
    ...changedFields.map(
      ({ name, before, after }) => `         ${labelOf(name)} (${name}): ${valueText(before, names)} → ${valueText(after, names)}`,
    ),
    `         ${agency ?? actor}: ${reason}${legalBasis === null ? '' : `; ${legalBasis}`}${withdraws === null ? '' : `; rút lại · withdraws ${withdraws}`}`,
    ...(batch === null ? [] : [`         ${originText(batch)}`]),
  ];
}

function originText({ id, file, line }: NonNullable<TimelineEntry['batch']>): string {
  return `từ tệp · from file  ${file}${line === null ? '' : `, dòng · line ${line}`}  (lô · batch ${id})`;
}

function period({ validFrom, validTo }: { validFrom: string | null; validTo: string | null }): string {
  return `${validFrom ?? 'không rõ · unknown'} → ${validTo ?? 'nay · open'}`;
}

/** A link is told by the name of the record it leads to. */
function valueText(value: Json, names: RecordNames): string {
  const name = typeof value === 'string' ? names.get(value) : undefined;
  if (name !== undefined) return name;
  if (value === null) return '—';
  if (value === true) return 'có · true';
  if (value === false) return 'không · false';
  return (Array.isArray(value) ? value.join('; ') : String(value)).replaceAll('\n', ' ↵ ');
}
