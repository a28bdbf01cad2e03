import { ALL, type Counted, type Filter, KINDS, type KindName, type OrderKey } from './judge.js';
import { COLOURS, MAKES } from './owned-world.js';
import type { Random } from './random.js';

/** A list as it is asked for, in the words of the API and in those of the judge. */
export type Question = {
  kind: KindName;
  where: string;
  filter: Filter;
  orderBy: string;
  keys: readonly OrderKey[];
  size: number;
  backward: boolean;
  /** A list of a list: what hangs on each row. */
  nested: { list: string; kind: KindName; by: string; where: string; filter: Filter; size: number } | null;
  /** A record that each row links to. */
  linked: { name: string; kind: KindName; column: string } | null;
  /** Persons named by their id. */
  names: readonly string[];
};

type Part = { text: string; filter: Filter };

/** `persons`: ids that may be named, by who may name them. */
export function questionFrom(random: Random, { days, persons }: { days: readonly string[]; persons: readonly string[] }): Question {
  const { next, chance, pick } = random;
  const names = new Set<string>();
  const kind = pick(Object.keys(KINDS) as KindName[]);
  const { text, filter } = chance(75) ? where(kind, 3) : { text: '', filter: ALL };
  const hanging = NESTED[kind];
  const keys: OrderOfList[] = [];
  for (let more = ORDERS[kind].length === 0 ? 0 : next(3); more > 0; more--) {
    const descending = chance(50);
    const direction = descending ? 'DESC' : 'ASC';
    const list = hanging && chance(25) ? pick(hanging) : undefined;
    if (!list) {
      const order = pick(ORDERS[kind]);
      keys.push({ ...order, descending, text: `{ ${order.name}: ${direction} }` });
      continue;
    }
    const { text: measured, counted } = countedIn(list, 1);
    keys.push({ column: '', descending, counted, text: `{ ${list.list}: { ${measured}, direction: ${direction} } }` });
  }
  const inner = hanging && chance(40) ? pick(hanging) : null;
  const nestedWhere = inner && chance(50) ? where(inner.kind, 1) : { text: '', filter: ALL };
  return {
    kind,
    where: text,
    filter,
    orderBy: keys.map((key) => key.text).join(', '),
    keys,
    size: 1 + next(4),
    backward: chance(30),
    nested: inner && {
      list: inner.list,
      kind: inner.kind,
      by: inner.by,
      where: nestedWhere.text,
      filter: nestedWhere.filter,
      size: 1 + next(2),
    },
    linked: chance(40) ? pick([...LINKS[kind], null]) : null,
    names: [...names],
  };

  function where(of: KindName, depth: number): Part {
    if (depth > 0 && chance(35)) {
      if (chance(40)) {
        const part = where(of, depth - 1);
        return { text: `{ not: ${part.text} }`, filter: { not: part.filter } };
      }
      // Whatever is made is asked: a person of a part that is thrown away would be expected in the log.
      const parts = [where(of, depth - 1), where(of, depth - 1)];
      const texts = parts.map((part) => part.text).join(', ');
      const filters = parts.map((part) => part.filter);
      return chance(50)
        ? { text: `{ and: [${texts}] }`, filter: { and: filters } }
        : { text: `{ or: [${texts}] }`, filter: { or: filters } };
    }
    if (depth > 0 && chance(45)) {
      const across = across1(of, depth);
      if (across) return across;
    }
    return plain(of);
  }

  function across1(of: KindName, depth: number): Part | undefined {
    const ways = [
      ...LINKS[of].map(({ name, kind: to, column }) => () => {
        const empty = (isEmpty: boolean): Filter => (isEmpty ? { not: { to, by: column, filter: ALL } } : { to, by: column, filter: ALL });
        if (chance(20)) return emptiness(name, empty);
        const part = where(to, depth - 1);
        return { text: `{ ${name}: ${part.text} }`, filter: { to, by: column, filter: part.filter } satisfies Filter };
      }),
      ...(NESTED[of] ?? []).map(({ list, kind: from, by }) => () => {
        if (chance(25)) {
          const { text: measured, counted } = countedIn({ list, kind: from, by }, depth - 1);
          const bound = counted.column === '' ? next(3) : pick([1_000, 5_000, 50_000, 70_000]);
          const [operator, are] = pick(Object.entries(COMPARED));
          const holds = (figure: number | null) => figure !== null && are(figure, bound);
          return { text: `{ ${list}: { having: [{ ${measured}, ${operator}: ${bound} }] } }`, filter: { counts: counted, fits: holds } };
        }
        const some = (filter: Filter): Filter => ({ from, by, filter });
        if (chance(15)) return emptiness(list, (isEmpty) => (isEmpty ? { not: some(ALL) } : some(ALL)));
        const part = where(from, depth - 1);
        const inner = (quantifier: string) => `{ ${list}: { ${quantifier}: ${part.text} } }`;
        return pick([
          { text: `{ ${list}: ${part.text} }`, filter: some(part.filter) },
          { text: inner('some'), filter: some(part.filter) },
          { text: inner('none'), filter: { not: some(part.filter) } },
          // Nobody fails it: an empty list has nobody who could.
          { text: inner('every'), filter: { not: some({ not: part.filter }) } },
        ] satisfies Part[]);
      }),
      ...(of === 'Vehicle' ? [throughOwner] : []),
      ...(of === 'Ownership' && persons.length > 0 ? [ofPerson] : []),
    ];
    return ways.length === 0 ? undefined : pick(ways)();

    function emptiness(name: string, filter: (isEmpty: boolean) => Filter): Part {
      const isEmpty = chance(50);
      return { text: `{ ${name}: { isNull: ${isEmpty} } }`, filter: filter(isEmpty) };
    }
    /** `business` is the owner of the day, found by the ownership. */
    function throughOwner(): Part {
      const part = where('Business', depth - 1);
      const owner: Filter = { to: 'Business', by: 'business_id', filter: part.filter };
      return { text: `{ business: ${part.text} }`, filter: { from: 'Ownership', by: 'vehicle_id', filter: owner } };
    }
    function ofPerson(): Part {
      const id = pick(persons);
      names.add(id);
      return {
        text: `{ person: { id: { eq: "${id}" } } }`,
        filter: { to: 'Person', by: 'person_id', filter: { column: 'id', is: (value) => value === id } },
      };
    }
  }

  /** How many records a list has of those that fit, or what their odometers come to. */
  function countedIn({ kind: from, by }: ListOf, depth: number): { text: string; counted: Counted } {
    const part = chance(40) ? where(from, depth) : { text: '', filter: ALL };
    const column = from === 'Inspection' && chance(50) ? 'odometer_km' : '';
    const [name, measure] = column === '' ? (['COUNT', (_: readonly number[], records: number) => records] as const) : pick(MEASURES);
    const text = [
      `measure: ${name}`,
      ...(column === '' ? [] : ['field: odometerKm']),
      ...(part.text === '' ? [] : [`where: ${part.text}`]),
    ].join(', ');
    return { text, counted: { from, by, filter: part.filter, measure, column } };
  }

  function plain(of: KindName): Part {
    if (chance(20)) return chance(50) ? relative(of) : compared(of);
    if (of === 'Business' && chance(30)) {
      const text = pick(['vna tai', 'vạn tài giả lập b', 'GAI LAP', 'phuong bac', 'tải vận']);
      const filter: Filter = { column: 'name', is: (name) => likeness(text, String(name)) >= 0.45 };
      // Under an `and` it does not rank the list.
      const like = `{ name: { similar: "${text}" } }`;
      return chance(50) ? { text: `{ and: [${like}] }`, filter } : { text: `{ not: ${like} }`, filter: { not: filter } };
    }
    const fields = FIELDS[of];
    if (chance(15)) return status();
    if (fields.length === 0 || chance(15)) return period();
    const { name, column, values } = pick(fields);
    const value = pick(values.filter((one) => one !== null));
    const quoted = typeof value === 'number' || ENUMS.has(name) ? String(value) : JSON.stringify(value);
    const comparisons: Part[] = [
      { text: `{ ${name}: { eq: ${quoted} } }`, filter: { column, is: (given) => given === value } },
      { text: `{ ${name}: { in: [${quoted}] } }`, filter: { column, is: (given) => given === value } },
      { text: `{ ${name}: { isNull: true } }`, filter: { column, is: (given) => given === null } },
      { text: `{ ${name}: { isNull: false } }`, filter: { column, is: (given) => given !== null } },
    ];
    if (typeof value === 'number') {
      comparisons.push(
        { text: `{ ${name}: { lt: ${value} } }`, filter: { column, is: (given) => given !== null && Number(given) < value } },
        { text: `{ ${name}: { lte: ${value} } }`, filter: { column, is: (given) => given !== null && Number(given) <= value } },
        { text: `{ ${name}: { gt: ${value} } }`, filter: { column, is: (given) => given !== null && Number(given) > value } },
        { text: `{ ${name}: { gte: ${value} } }`, filter: { column, is: (given) => given !== null && Number(given) >= value } },
      );
    }
    return pick(comparisons);
  }

  function status(): Part {
    const wanted = [...new Set([pick(STATUSES), pick(STATUSES)])];
    const words = wanted.length === 1 && chance(50) ? `eq: ${wanted[0]}` : `in: [${wanted.join(', ')}]`;
    return { text: `{ status: { ${words} } }`, filter: { status: wanted } };
  }

  /** Days before and after the one that is asked for, which only the judge knows. */
  function relative(of: KindName): Part {
    const { name, column } = pick(DAYS[of]);
    const { text, away } = pick(DISTANCES);
    return pick([
      {
        text: `{ ${name}: { within: "${text}" } }`,
        filter: { column, beside: (day, asked) => [asked, away(asked)].sort().every((end, i) => (i === 0 ? end <= day : day <= end)) },
      },
      { text: `{ ${name}: { earlierThan: "${text}" } }`, filter: { column, beside: (day, asked) => day < away(asked) } },
      { text: `{ ${name}: { laterThan: "${text}" } }`, filter: { column, beside: (day, asked) => day > away(asked) } },
    ] satisfies Part[]);
  }

  function compared(of: KindName): Part {
    const sides = pick([DAYS[of], NUMBERS[of] ?? DAYS[of]]);
    const [a, b] = [pick(sides), pick(sides)];
    const [operator, are] = pick(Object.entries(COMPARED));
    return { text: `{ compare: { field: ${a.name}, ${operator}: ${b.name} } }`, filter: { two: [a.column, b.column], are } };
  }

  /** An end of the row's own period; one that is open or unknown compares with no day. */
  function period(): Part {
    const [name, end] = pick([
      ['validFrom', 'from'],
      ['validTo', 'to'],
    ] as const);
    const on = pick(days);
    const isOpen = (given: string) => given === 'infinity' || given === '-infinity';
    return pick([
      { text: `{ ${name}: { isNull: true } }`, filter: { end, lies: isOpen } },
      { text: `{ ${name}: { eq: "${on}" } }`, filter: { end, lies: (given: string) => given === on } },
      { text: `{ ${name}: { lt: "${on}" } }`, filter: { end, lies: (given: string) => !isOpen(given) && given < on } },
      { text: `{ ${name}: { lte: "${on}" } }`, filter: { end, lies: (given: string) => !isOpen(given) && given <= on } },
      { text: `{ ${name}: { gt: "${on}" } }`, filter: { end, lies: (given: string) => !isOpen(given) && given > on } },
      { text: `{ ${name}: { gte: "${on}" } }`, filter: { end, lies: (given: string) => !isOpen(given) && given >= on } },
    ]);
  }
}

/** What a list may be asked for: all but what is not in force. */
const STATUSES = ['REVOKED', 'EXPIRED', 'SUSPENDED', 'IN_FORCE'];
/** Distances and where they lead, by JavaScript's own calendar. */
const DISTANCES: readonly { text: string; away: (day: string) => string }[] = [
  ...[0, 1, 30, 1_000].flatMap((days) => [
    { text: `P${days}D`, away: (day: string) => moved(day, 0, days) },
    { text: `-P${days}D`, away: (day: string) => moved(day, 0, -days) },
  ]),
  { text: 'P6M', away: (day) => moved(day, 6, 0) },
  { text: '-P1Y6M1W', away: (day) => moved(day, -18, -7) },
  { text: '-P5Y', away: (day) => moved(day, -60, 0) },
  { text: 'P200Y', away: (day) => moved(day, 2_400, 0) },
];

/** Months first, to the last day of a month that is shorter, and then days. */
function moved(day: string, months: number, days: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last) + days)).toISOString().slice(0, 10);
}

/** PostgreSQL's word similarity by trying every stretch of the name: shared triples of letters over all of both. */
function likeness(asked: string, name: string): number {
  const wanted = new Set(triples(asked));
  const there = triples(name);
  let best = 0;
  for (let from = 0; from < there.length; from++) {
    const stretch = new Set<string>();
    let shared = 0;
    for (const triple of there.slice(from)) {
      if (!stretch.has(triple) && wanted.has(triple)) shared += 1;
      stretch.add(triple);
      best = Math.max(best, shared / (wanted.size + stretch.size - shared));
    }
  }
  return best;
}

function triples(text: string): string[] {
  const plain = text.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd');
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).flatMap((word) => {
    const padded = `  ${word} `;
    return Array.from({ length: padded.length - 2 }, (_, i) => padded.slice(i, i + 3));
  });
}

const COMPARED = {
  eq: (a: string | number, b: string | number) => a === b,
  lt: (a: string | number, b: string | number) => a < b,
  lte: (a: string | number, b: string | number) => a <= b,
  gt: (a: string | number, b: string | number) => a > b,
  gte: (a: string | number, b: string | number) => a >= b,
};

const ENUMS = new Set(['result', 'state']);

type FieldOf = { name: string; column: string; values: readonly (string | number | null)[] };

/** Open fields: rights to fields have tests of their own. */
const FIELDS: Readonly<Record<KindName, readonly FieldOf[]>> = {
  Person: [],
  Business: [{ name: 'name', column: 'name', values: ['Vận tải giả lập A', 'Vận tải giả lập B', 'Vận tải giả lập C'] }],
  Vehicle: [
    { name: 'make', column: 'make', values: MAKES },
    { name: 'colour', column: 'colour', values: COLOURS },
    { name: 'seats', column: 'seats', values: [5, 9, 29] },
    { name: 'productionYear', column: 'production_year', values: [2008, 2015, 2020] },
  ],
  Ownership: [],
  Inspection: [
    { name: 'result', column: 'result', values: ['PASSED', 'FAILED'] },
    { name: 'odometerKm', column: 'odometer_km', values: [1_000, 50_000, 70_000] },
  ],
  Badge: [{ name: 'state', column: 'state', values: ['ACTIVE', 'REVOKED'] }],
  PlateAssignment: [{ name: 'background', column: 'background', values: ['trắng', 'vàng'] }],
  VehicleCombination: [{ name: 'axles', column: 'axles', values: [4, 5, 6] }],
};

type SideOf = { name: string; column: string };
const ENDS: readonly SideOf[] = [
  { name: 'validFrom', column: 'from' },
  { name: 'validTo', column: 'to' },
];
const DAYS: Readonly<Record<KindName, readonly SideOf[]>> = {
  Person: ENDS,
  Business: ENDS,
  Vehicle: ENDS,
  Ownership: ENDS,
  Inspection: ENDS,
  Badge: [...ENDS, { name: 'issuedOn', column: 'issued_on' }, { name: 'expiresOn', column: 'expires_on' }],
  PlateAssignment: ENDS,
  VehicleCombination: ENDS,
};
const NUMBERS: Readonly<Partial<Record<KindName, readonly SideOf[]>>> = {
  Vehicle: [
    { name: 'seats', column: 'seats' },
    { name: 'productionYear', column: 'production_year' },
  ],
};

const MEASURES: readonly (readonly [string, (values: readonly number[]) => number | null])[] = [
  ['SUM', (values) => (values.length === 0 ? null : values.reduce((sum, one) => sum + one, 0))],
  ['AVG', (values) => (values.length === 0 ? null : values.reduce((sum, one) => sum + one, 0) / values.length)],
  ['MIN', (values) => (values.length === 0 ? null : Math.min(...values))],
  ['MAX', (values) => (values.length === 0 ? null : Math.max(...values))],
];

type OrderOfList = OrderKey & { text: string };

type LinkOf = { name: string; kind: KindName; column: string };

const VEHICLE: LinkOf = { name: 'vehicle', kind: 'Vehicle', column: 'vehicle_id' };
const LINKS: Readonly<Record<KindName, readonly LinkOf[]>> = {
  Person: [],
  Business: [],
  Vehicle: [],
  Ownership: [VEHICLE, { name: 'business', kind: 'Business', column: 'business_id' }],
  Inspection: [VEHICLE],
  Badge: [VEHICLE, { name: 'business', kind: 'Business', column: 'business_id' }],
  PlateAssignment: [VEHICLE],
  VehicleCombination: [
    { name: 'tractor', kind: 'Vehicle', column: 'tractor_id' },
    { name: 'trailer', kind: 'Vehicle', column: 'trailer_id' },
  ],
};

type ListOf = { list: string; kind: KindName; by: string };

const NESTED: Readonly<Partial<Record<KindName, readonly ListOf[]>>> = {
  Vehicle: [
    { list: 'inspections', kind: 'Inspection', by: 'vehicle_id' },
    { list: 'badges', kind: 'Badge', by: 'vehicle_id' },
    { list: 'ownerships', kind: 'Ownership', by: 'vehicle_id' },
    { list: 'plateAssignments', kind: 'PlateAssignment', by: 'vehicle_id' },
    { list: 'combinationsAsTractor', kind: 'VehicleCombination', by: 'tractor_id' },
    { list: 'combinationsAsTrailer', kind: 'VehicleCombination', by: 'trailer_id' },
  ],
  Business: [
    { list: 'badges', kind: 'Badge', by: 'business_id' },
    { list: 'ownerships', kind: 'Ownership', by: 'business_id' },
  ],
};

type OrderOf = Omit<OrderKey, 'descending'> & { name: string };

const PERIOD: readonly OrderOf[] = [
  { name: 'validFrom', column: 'from' },
  { name: 'validTo', column: 'to' },
];
const ORDERS: Readonly<Record<KindName, readonly OrderOf[]>> = {
  Person: [],
  Business: [{ name: 'name', column: 'name' }],
  Vehicle: [
    ...PERIOD,
    { name: 'make', column: 'make', rank: MAKES },
    { name: 'seats', column: 'seats' },
    { name: 'productionYear', column: 'production_year' },
    { name: 'colour', column: 'colour', rank: ['trắng', 'xanh'] },
  ],
  Ownership: PERIOD,
  Inspection: [...PERIOD, { name: 'odometerKm', column: 'odometer_km' }],
  Badge: PERIOD,
  PlateAssignment: [...PERIOD, { name: 'background', column: 'background', rank: ['trắng', 'vàng'] }],
  VehicleCombination: [...PERIOD, { name: 'axles', column: 'axles' }],
};
