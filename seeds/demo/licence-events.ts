import { validityYears2025 } from '../../src/registers/licence-labels.js';
import { addDays, addMonths, addYears, type Day, dayBetween, later } from './days.js';
import { issuerOn, type Licence } from './licence.js';
import { FICTIONAL, serial } from './names.js';
import { chance, pick, type Random, whole } from './random.js';
import { type DemoTable, demoTable, type RowOf, type Setting } from './table.js';

/** What happened to a licence after it was issued: its next state, and the event that led there. */
export type LicenceChange = {
  /** As it is afterwards. */
  licence: Licence;
  /** As it was, for a licence that somebody else had issued. */
  before?: Licence;
  state: 'ACTIVE' | 'SUSPENDED' | 'REVOKED';
  on: Day;
  /** Numbers the card. */
  index: number;
  kind: 'UPGRADE' | 'EXCHANGE' | 'REISSUE' | 'WITHHOLD' | 'SUSPEND' | 'REVOKE' | 'CANCEL';
  ground: string;
  endsOn: Day | '';
  fromClass: string;
  restoredOn: Day | null;
};

/** Law 36/2024/QH15, article 89.3, one choice where it leaves two. */
const EXCHANGED: Readonly<Record<string, readonly string[]>> = {
  B2: ['B', 'C1'],
  C: ['C'],
  D: ['D2'],
  E: ['D'],
  FC: ['CE'],
  'B1 số tự động': ['B'],
};

/** Article 60.3, one choice each, with the lowest age of article 59.1. */
const UPGRADED: Readonly<Record<string, readonly [label: string, age: number]>> = {
  B: ['C1', 18],
  C1: ['C', 21],
  C: ['D2', 24],
  D1: ['D2', 24],
  D2: ['D', 27],
};

/**
 * At most one change of each licence. An exchange, re-issue or upgrade keeps the number and the points: it is a new state of the same
 * record.
 */
export function drawChange(
  setting: Setting,
  { random, extra }: { random: Random; extra: Random },
  licence: Licence,
  index: number,
): LicenceChange[] {
  const { today } = setting;
  const label = licence.classes[0] ?? '';
  const change = { licence, state: 'ACTIVE', index, ground: '', endsOn: '', fromClass: '', restoredOn: null } as const;
  if (licence.scheme === '2008' && chance(random, 0.14)) {
    const on = dayBetween(random, later('2025-01-06', addMonths(licence.issuedOn, 4)), addDays(today, -3));
    const to = pick(random, EXCHANGED[label] ?? ['B']);
    return [
      {
        ...change,
        licence: granted(licence, to, on),
        on,
        index: 500_000 + index,
        kind: 'EXCHANGE',
        ground: pick(extra, ['b', 'c', 'c', 'd']),
      },
    ];
  }
  const first = addMonths(licence.issuedOn, 2);
  if (first >= today) return [];
  if (chance(random, 0.03)) {
    const revoked = whole(random, 0, 3) === 0;
    const on = dayBetween(random, later(first, addMonths(today, -20)), today);
    return [
      revoked
        ? { ...change, state: 'REVOKED', on, kind: 'REVOKE', ground: pick(extra, ['a', 'b', 'c']) }
        : suspended(setting, extra, { ...change, on }, 'SUSPEND'),
    ];
  }
  const since = addMonths(licence.issuedOn, 10);
  if (since >= addDays(today, -30)) return [];
  const on = dayBetween(extra, later(since, later(NEW_RULES, addMonths(today, -16))), addDays(today, -4));
  const upgrade = licence.scheme === '2025' ? UPGRADED[label] : undefined;
  const chosen = extra();
  if (chosen < 0.012) return [suspended(setting, extra, { ...change, on }, 'WITHHOLD')];
  if (chosen < 0.014) return [{ ...change, state: 'REVOKED', on, kind: 'CANCEL' }];
  if (chosen < 0.03) {
    const mayBeGivenAgain = licence.scheme === '2025' && licence.expiresOn !== '';
    return mayBeGivenAgain
      ? [{ ...change, licence: { ...licence, issuedOn: on }, on, index: 600_000 + index, kind: 'REISSUE', ground: 'a' }]
      : [];
  }
  if (upgrade !== undefined && chosen < 0.08 && addYears(licence.person.dateOfBirth, upgrade[1]) <= on)
    return [{ ...change, licence: granted(licence, upgrade[0], on), on, index: 700_000 + index, kind: 'UPGRADE', fromClass: label }];
  return [];
}

/**
 * Some came home with a licence of another country, or left the army or the police with theirs, and exchanged it (article 62.2, letters đ
 * and e): for motorcycles, since a person has one licence with a limit of time and one without, and these have the first already.
 */
export function broughtLicences(
  setting: Setting,
  { main, second }: { main: readonly Licence[]; second: readonly Licence[] },
  numberOf: (serial: number) => string,
): { licences: Licence[]; changes: LicenceChange[] } {
  const random = setting.random('brought-licences');
  const haveBoth = new Set(second.map(({ person }) => person));
  const holders = main.filter(({ issuedOn, person }) => issuedOn < addMonths(setting.today, -40) && !haveBoth.has(person));
  const chosen = Array.from({ length: Math.min(holders.length, setting.count(12)) }, () =>
    holders.splice(whole(random, 0, holders.length - 1), 1),
  ).flat();
  const changes = chosen.map((holder, i): LicenceChange => {
    const scheme = pick(random, ['foreign', 'foreign', 'military', 'police'] as const);
    const issuedOn = addMonths(holder.issuedOn, whole(random, 3, 20));
    const brought: Licence = {
      number: numberOf(9_000_000 + i),
      person: holder.person,
      scheme,
      classes: [`hạng mẫu ${FICTIONAL}`],
      issuedOn,
      expiresOn: addYears(issuedOn, 10),
    };
    const on = dayBetween(random, later(addMonths(issuedOn, 8), NEW_RULES), addDays(setting.today, -3));
    return {
      licence: granted(brought, 'A', on),
      before: brought,
      state: 'ACTIVE',
      on,
      index: 800_000 + i,
      kind: 'EXCHANGE',
      ground: scheme === 'foreign' ? 'đ' : 'e',
      endsOn: '',
      fromClass: '',
      restoredOn: null,
    };
  });
  return { licences: changes.flatMap(({ before }) => before ?? []), changes };
}

const NEW_RULES: Day = '2025-01-06';

const granted = (licence: Licence, label: string, on: Day): Licence => ({
  ...licence,
  scheme: '2025',
  classes: [label],
  issuedOn: on,
  expiresOn: limit(on, validityYears2025(label)),
});

const limit = (from: Day, years: number | null): Day | '' => (years === null ? '' : addYears(from, years));

/** Suspended for one to six months, or withheld for a few days while the case is decided; given back on the day after. */
function suspended(
  { today }: Setting,
  random: Random,
  change: Omit<LicenceChange, 'state' | 'kind'>,
  kind: 'SUSPEND' | 'WITHHOLD',
): LicenceChange {
  const endsOn = kind === 'SUSPEND' ? addDays(addMonths(change.on, whole(random, 1, 6)), -1) : addDays(change.on, whole(random, 6, 14));
  return { ...change, state: 'SUSPENDED', kind, endsOn, restoredOn: addDays(endsOn, 1) < today ? addDays(endsOn, 1) : null };
}

const ISSUE_EVENTS_SINCE_MONTHS = 4;

/** An event for every change, one for what was given back, and the first grants of the last months. */
export function licenceEvents({ today }: Setting, all: readonly Licence[], changes: readonly LicenceChange[]): DemoTable {
  const rows: RowOf<typeof EVENT>[] = [];
  const add = (
    kind: string,
    number: string,
    on: Day,
    cells: { endsOn?: string; ground?: string; from?: string; to?: string; passedOn?: string } = {},
  ) =>
    rows.push({
      decisionNumber: serial('QĐGP', rows.length + 1),
      licence: number,
      kind,
      effectiveOn: on,
      endsOn: cells.endsOn ?? '',
      ground: cells.ground ?? '',
      fromClass: cells.from ?? '',
      toClass: cells.to ?? '',
      passedOn: cells.passedOn ?? '',
      issuer: issuerOn(on),
      validFrom: on,
    });
  for (const { number, issuedOn, classes, scheme } of all) {
    if (scheme === '2025' && issuedOn >= addMonths(today, -ISSUE_EVENTS_SINCE_MONTHS))
      add('ISSUE', number, issuedOn, { to: classes[0] ?? '', passedOn: addDays(issuedOn, -6) });
  }
  for (const { licence, kind, on, endsOn, ground, fromClass, restoredOn } of changes) {
    const grants = kind === 'UPGRADE' || kind === 'EXCHANGE';
    add(kind, licence.number, on, {
      endsOn,
      ground,
      from: fromClass,
      to: grants ? (licence.classes[0] ?? '') : '',
      passedOn: kind === 'UPGRADE' ? addDays(on, -5) : '',
    });
    if (restoredOn !== null) add('RESTORE', licence.number, restoredOn);
  }
  return demoTable({
    entity: 'drivers/licenceEvent',
    file: 'licence-events.csv',
    labelVi: 'Biến động giấy phép lái xe',
    header: EVENT,
    rows,
  });
}

const EVENT = [
  'decisionNumber',
  'licence',
  'kind',
  'effectiveOn',
  'endsOn',
  'ground',
  'fromClass',
  'toClass',
  'passedOn',
  'issuer',
  'validFrom',
] as const;
