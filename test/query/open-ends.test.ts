import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caller, createTestHub, type TestHub } from '../support/hub.js';
import { register, write } from '../support/write.js';

/**
 * Open ends are storage, not meaning: whatever is asked of a period, an unknown start and an open end are null. Judged by plain text
 * comparison of what is served.
 */
type State = { id: string; validFrom: string | null; validTo: string | null };
const END = ['validFrom', 'validTo'] as const;
const DAYS = ['0001-01-01', '2019-12-31', '2020-01-01', '2024-02-29', '2027-01-01', '9000-01-01', '9999-12-31'];
const STARTS = [null, '0001-01-01', '2020-01-01', '2024-02-29', null];
const ENDS = [null, '2027-01-01', '9999-12-31', null];
const STEWARD = { as: caller('steward', 'stewardship') };

describe.each(['planner', 'interpreter'] as const)('an open end, read by the %s', (executor) => {
  let hub: TestHub;
  let all: State[];
  beforeAll(async () => {
    hub = await createTestHub(executor);
    for (const [n, from] of STARTS.entries()) {
      for (const [m, to] of ENDS.entries()) {
        const id = await register(hub, 'PortCode', { code: `VN${n}${m}0`, matchedName: 'cảng' }, from);
        if (to !== null) await write(hub, [{ operation: 'close', entity: 'PortCode', id, from: to }]);
      }
    }
    all = await states('first: 200');
    expect(all).toHaveLength(STARTS.length * ENDS.length);
    expect(all.filter(({ validFrom }) => validFrom === null)).toHaveLength(2 * ENDS.length);
    expect(all.filter(({ validTo }) => validTo === null)).toHaveLength(2 * STARTS.length);
  });
  afterAll(() => hub.close());

  const ask = async (query: string, variables: Record<string, unknown> = {}) => {
    const { body } = await hub.ask(query, { ...STEWARD, variables });
    expect(body.errors, query).toBeUndefined();
    return body.data;
  };
  const states = async (args: string): Promise<State[]> =>
    (await ask(`{ portCodes(${args}, asOf: { validAt: "2026-01-01" }) { nodes { id validFrom validTo } } }`)).portCodes.nodes;

  /** What the words of the schema say, over the served values. */
  const MEANT: Readonly<Record<string, (day: string, given: string) => boolean>> = {
    eq: (day, given) => day === given,
    lt: (day, given) => day < given,
    lte: (day, given) => day <= given,
    gt: (day, given) => day > given,
    gte: (day, given) => day >= given,
  };

  it.each(END)('is found by isNull alone when one filters by %s, and by no comparison', async (end) => {
    const idsOf = (list: readonly State[]) => list.map(({ id }) => id).sort();
    const check = async (filter: string, holds: (day: string | null) => boolean) => {
      const found = await states(`first: 200, where: { ${end}: ${filter} }`);
      expect(idsOf(found), filter).toEqual(idsOf(all.filter((state) => holds(state[end]))));
      const others = await states(`first: 200, where: { not: { ${end}: ${filter} } }`);
      expect(idsOf(others), `not ${filter}`).toEqual(idsOf(all.filter((state) => !holds(state[end]))));
    };
    for (const [operator, holds] of Object.entries(MEANT)) {
      for (const given of DAYS) await check(`{ ${operator}: "${given}" }`, (day) => day !== null && holds(day, given));
    }
    await check('{ in: ["2020-01-01", "2027-01-01"] }', (day) => day === '2020-01-01' || day === '2027-01-01');
    await check('{ isNull: true }', (day) => day === null);
    await check('{ isNull: false }', (day) => day !== null);
  });

  it.each(
    END.flatMap((end) => [
      [end, 'ASC'],
      [end, 'DESC'],
    ]),
  )('comes where null comes in every order, by %s %s, and a page goes on from it both ways', async (end, direction) => {
    const rank = (state: State) => `${state[end as 'validFrom'] ?? '~'} ${state.id}`;
    const sorted = [...all].sort((a, b) => (rank(a) < rank(b) ? -1 : 1)).map(({ id }) => id);
    const expected = direction === 'ASC' ? sorted : sorted.reverse();
    const walk = async (
      size: 'first' | 'last',
      cursor: 'after' | 'before',
      info: 'endCursor' | 'startCursor',
      more: 'hasNextPage' | 'hasPreviousPage',
    ) => {
      const found: string[][] = [];
      for (let place: string | null = null; ; ) {
        const { portCodes } = await ask(
          `query($place: Cursor) { portCodes(${size}: 3, ${cursor}: $place, orderBy: [{ ${end}: ${direction} }], asOf: { validAt: "2026-01-01" }) { nodes { id } pageInfo { ${info} ${more} } } }`,
          { place },
        );
        found.push(portCodes.nodes.map(({ id }: State) => id));
        if (!portCodes.pageInfo[more]) return found;
        place = portCodes.pageInfo[info];
        expect(Buffer.from(place ?? '', 'base64url').toString()).not.toContain('infinity');
      }
    };
    expect((await walk('first', 'after', 'endCursor', 'hasNextPage')).flat()).toEqual(expected);
    expect((await walk('last', 'before', 'startCursor', 'hasPreviousPage')).reverse().flat()).toEqual(expected);
  });

  it('is a group of its own without a key, takes part in no extreme and is no value to count', async () => {
    const {
      portCodeAggregate: by,
      whole,
      years,
      started,
      ended,
    } = await ask(`{
      portCodeAggregate(groupBy: [{ field: validFrom }, { field: validTo }], asOf: { validAt: "2026-01-01" }) { groups { key { validFrom validTo } count } }
      whole: portCodeAggregate(asOf: { validAt: "2026-01-01" }) { groups { count min { validFrom validTo } max { validFrom validTo } distinct { validFrom validTo } } }
      years: portCodeAggregate(groupBy: [{ bucket: { field: validFrom, by: YEAR } }], asOf: { validAt: "2026-01-01" }) { groups { key { validFrom } count max { validTo } } }
      started: portCodeAggregate(groupBy: [{ field: validFrom }], having: [{ measure: MIN, field: validFrom, before: "2021-01-01" }], asOf: { validAt: "2026-01-01" }) { groups { key { validFrom } } }
      ended: portCodeAggregate(groupBy: [{ field: validTo }], having: [{ measure: MAX, field: validTo, since: "2021-01-01" }], asOf: { validAt: "2026-01-01" }) { groups { key { validTo } } } }`);
    const expected = new Map<string, number>();
    for (const { validFrom, validTo } of all) expected.set(`${validFrom} ${validTo}`, (expected.get(`${validFrom} ${validTo}`) ?? 0) + 1);
    expect(Object.fromEntries(by.groups.map(({ key, count }: any) => [`${key.validFrom} ${key.validTo}`, count]))).toEqual(
      Object.fromEntries(expected),
    );
    // Keys ascend, null last, like everywhere.
    expect([...new Set(by.groups.map(({ key }: any) => key.validFrom))]).toEqual(['0001-01-01', '2020-01-01', '2024-02-29', null]);
    expect(whole.groups).toEqual([
      {
        count: all.length,
        min: { validFrom: '0001-01-01', validTo: '2027-01-01' },
        max: { validFrom: '2024-02-29', validTo: '9999-12-31' },
        distinct: { validFrom: 3, validTo: 2 },
      },
    ]);
    expect(years.groups.map(({ key, count, max }: any) => [key.validFrom, count, max.validTo])).toEqual([
      ['0001-01-01', 4, '9999-12-31'],
      ['2020-01-01', 4, '9999-12-31'],
      ['2024-01-01', 4, '9999-12-31'],
      [null, 8, '9999-12-31'],
    ]);
    expect(started.groups.map(({ key }: any) => key.validFrom)).toEqual(['0001-01-01', '2020-01-01']);
    expect(ended.groups.map(({ key }: any) => key.validTo)).toEqual(['2027-01-01', '9999-12-31']);
  });

  it('of several states not in force the nearest is told, whichever of its ends is open', async () => {
    const held: [string | null, string | null][] = [
      [null, '2001-01-01'],
      ['2003-01-01', '2004-01-01'],
      ['2010-01-01', null],
    ];
    for (const [from, to] of held) {
      const id = await register(hub, 'PortCode', { code: 'VNAAA', matchedName: 'cảng' }, from);
      if (to !== null) await write(hub, [{ operation: 'close', entity: 'PortCode', id, from: to }]);
    }
    const nearest = async (day: string) => {
      const { body } = await hub.ask(`{ portCode(code: "VNAAA", asOf: { validAt: "${day}" }) { id } }`);
      expect([body.data.portCode, body.errors]).toEqual([null, undefined]);
      return body.extensions.notCurrent.portCode;
    };
    expect(await nearest('2001-01-01')).toEqual({ status: 'CLOSED', validFrom: null, validTo: '2001-01-01' });
    expect(await nearest('2002-12-31')).toEqual({ status: 'NOT_YET', validFrom: '2003-01-01', validTo: '2004-01-01' });
    expect(await nearest('2005-01-01')).toEqual({ status: 'CLOSED', validFrom: '2003-01-01', validTo: '2004-01-01' });
    expect(await nearest('2009-12-31')).toEqual({ status: 'NOT_YET', validFrom: '2010-01-01', validTo: null });
  });
});
