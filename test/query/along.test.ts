import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chainageRank } from '../../src/registers/identifiers/index.js';
import { caller, createTestHub, model, type TestHub } from '../support/hub.js';
import { roadWorld } from '../support/road-world.js';
import { register, write } from '../support/write.js';

let hub: TestHub;
let world: Awaited<ReturnType<typeof roadWorld>>;
beforeAll(async () => {
  hub = await createTestHub();
  world = await roadWorld(hub);
  await register(hub, 'Road', { number: 'ĐT.498', roadClass: 'đường tỉnh', provenance: 'giả lập' });
  const gap = await register(hub, 'Road', { number: 'QL.92', roadClass: 'quốc lộ', provenance: 'giả lập' });
  for (const [ordinal, fromChainage, toChainage] of [
    [1, 'Km0+000', 'Km10+000'],
    [2, 'Km40+000', 'Km50+000'],
  ] as const)
    await register(hub, 'RoadSection', { code: `QL.92/0${ordinal}`, road: gap, ordinal, fromChainage, toChainage });
});
afterAll(() => hub.close());

type Found = { type: string; code: string; chainage: string };
const along = async (given: string, asOf = '') => {
  const { body } = await hub.ask(`{ along(${given}${asOf}, first: 50) { totalCount nodes { type code chainage } } }`, {
    as: caller('analyst'),
  });
  expect(body.errors).toBeUndefined();
  const { nodes, totalCount } = body.data.along as { nodes: Found[]; totalCount: number };
  expect(totalCount).toBe(nodes.length);
  return nodes.map(({ type, code, chainage }) => `${type} ${code} ${chainage}`);
};

describe('along a road', () => {
  it('gives every object in order, section by section, across a broken chain', async () => {
    expect(await along('road: "QL.90"')).toEqual([
      'RoadSection QL.90/01 Km0+000',
      'Bridge CAU-1 Km9+1200',
      'Bridge CAU-2 Km10+000',
      'LoadPosting CAU-2/P.115 Km10+000',
      'Junction NG-1 Km20+000',
      'TollStation TTP-1 Km49+000',
      'RoadSection QL.90/02 Km48+000',
      'RestStop TDN-1 Km48+500',
      'Tunnel HAM-1 Km60+000',
    ]);
  });

  it('takes a stretch inclusive at both ends, with what reaches into it', async () => {
    expect(await along('road: "QL.90", from: "Km10+000", to: "Km20+000"')).toEqual([
      'RoadSection QL.90/01 Km0+000',
      'Bridge CAU-2 Km10+000',
      'LoadPosting CAU-2/P.115 Km10+000',
      'Junction NG-1 Km20+000',
    ]);
    expect(await along('road: "QL.90", from: "Km61+000"')).toEqual(['RoadSection QL.90/02 Km48+000', 'Tunnel HAM-1 Km60+000']);
    expect(await along('road: "QL.90", from: "Km62+000", to: "Km63+000"')).toEqual(['RoadSection QL.90/02 Km48+000']);
  });

  it('means one of two places of the same name by its section', async () => {
    const both = ['TollStation TTP-1 Km49+000', 'RestStop TDN-1 Km48+500'];
    const stretch = 'road: "QL.90", from: "Km48+100", to: "Km49+500", where: { type: { in: [TollStation, RestStop] } }';
    expect(await along(stretch)).toEqual(both);
    expect(await along(`${stretch}, section: "QL.90/01"`)).toEqual(both.slice(0, 1));
    expect(await along(`${stretch}, section: "QL.90/02"`)).toEqual(both.slice(1));
  });

  it('finds a junction on both of its roads', async () => {
    expect(await along('road: "ĐT.499"')).toEqual(['Junction NG-1 Km3+500']);
  });

  it('shows the record itself under the name of its type, and filters by its fields', async () => {
    const { body } = await hub.ask(
      `{ along(road: "QL.90", where: { bridge: { lengthM: { gt: 100 } } }) { nodes { type road { number } bridge { name loadPostings { nodes { sign limitT } } } tunnel { name } } } }`,
    );
    expect(body.data.along.nodes).toEqual([
      { type: 'Bridge', road: { number: 'QL.90' }, bridge: { name: 'Cầu Dài Giả Lập', loadPostings: { nodes: [] } }, tunnel: null },
      {
        type: 'Bridge',
        road: { number: 'QL.90' },
        bridge: { name: 'Cầu Đò Giả Lập', loadPostings: { nodes: [{ sign: 'P.115', limitT: 18 }] } },
        tunnel: null,
      },
    ]);
  });

  it('is paged without a gap or a double, both ways', async () => {
    const page = async (paging: string) => {
      const { body } = await hub.ask(
        `{ along(road: "QL.90", ${paging}) { nodes { code } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
      );
      return body.data.along;
    };
    const whole = (await along('road: "QL.90"')).map((line) => line.split(' ')[1]);
    const forward: string[] = [];
    for (let after = ''; ; ) {
      const { nodes, pageInfo } = await page(`first: 2${after}`);
      forward.push(...nodes.map(({ code }: { code: string }) => code));
      if (!pageInfo.hasNextPage) break;
      after = `, after: "${pageInfo.endCursor}"`;
    }
    expect(forward).toEqual(whole);
    const last = await page('last: 3');
    const before = await page(`last: 3, before: "${last.pageInfo.startCursor}"`);
    expect([...before.nodes, ...last.nodes].map(({ code }: { code: string }) => code)).toEqual(whole.slice(-6));
  });

  it('refuses what is no road number or no chainage', async () => {
    for (const given of ['road: "DT.401"', 'road: "QL.90", from: "12.5"']) {
      const { body } = await hub.ask(`{ along(${given}) { totalCount } }`);
      expect(body.errors).toHaveLength(1);
    }
  });
});

const refusal = async (given: string, variables: Record<string, unknown> = {}) => {
  const declared = Object.entries({ from: 'Chainage', to: 'Chainage', where: 'RoadObjectWhere' }).flatMap(([name, type]) =>
    name in variables ? [`$${name}: ${type}`] : [],
  );
  const { status, body } = await hub.ask(
    `query Q${declared.length > 0 ? `(${declared.join(', ')})` : ''} { along(${given}) { totalCount nodes { code } } }`,
    {
      variables,
      as: { ...caller('analyst'), language: 'en' },
    },
  );
  const [error] = body.errors ?? [];
  return {
    status,
    data: body.data,
    code: error?.extensions.code,
    argument: error?.extensions.argument,
    known: error?.extensions.known,
    en: error?.message,
  };
};

describe('a stretch asked against the stationing', () => {
  it.each([
    ['from: "Km10+000", to: "Km20+000"', 'from: "Km20+000", to: "Km10+000"'],
    ['from: "Km0+000", to: "Km90+000"', 'from: "Km90+000", to: "Km0+000"'],
    ['from: "Km48+100", to: "Km49+500", section: "QL.90/02"', 'from: "Km49+500", to: "Km48+100", section: "QL.90/02"'],
    ['from: "Km9+1200", to: "Km10+000"', 'from: "Km10+000", to: "Km9+1200"'],
  ])('is the same list backwards: %s', async (forward, backward) => {
    const there = await along(`road: "QL.90", ${forward}`);
    expect(there.length).toBeGreaterThan(0);
    expect(await along(`road: "QL.90", ${backward}`)).toEqual([...there].reverse());
  });

  it('is told apart when the chainages are variables of one document, and pages go on in its order', async () => {
    const document =
      'query($from: Chainage, $to: Chainage, $after: Cursor) { along(road: "QL.90", from: $from, to: $to, first: 2, after: $after) { nodes { code } pageInfo { hasNextPage endCursor } } }';
    const walk = async (from: string, to: string) => {
      const found: string[] = [];
      for (let after: string | null = null; ; ) {
        const { body } = await hub.ask(document, { variables: { from, to, after } });
        expect(body.errors).toBeUndefined();
        found.push(...body.data.along.nodes.map(({ code }: Found) => code));
        if (!body.data.along.pageInfo.hasNextPage) return found;
        after = body.data.along.pageInfo.endCursor;
      }
    };
    const there = await walk('Km0+000', 'Km90+000');
    expect(there).toHaveLength(9);
    expect(await walk('Km90+000', 'Km0+000')).toEqual([...there].reverse());
    expect(await walk('Km0+000', 'Km90+000')).toEqual(there);
  });
});

describe('a question about what is not there', () => {
  it.each([
    ['road: "QL.999"', 'road', 'no road has this number'],
    ['road: "QL.90", asOf: { validAt: "2023-12-31" }', 'road', 'on 2023-12-31 no road has this number; one has it from 2024-01-01'],
    ['road: "QL.90", section: "QL.90/07"', 'section', 'no section of this code. The road has 2 sections: QL.90/01, QL.90/02'],
    ['road: "ĐT.499", section: "QL.90/01"', 'section', 'belongs to road QL.90. No section of the road is registered'],
    ['road: "QL.90", from: "Km90+001"', 'from', 'the road runs from Km0+000 to Km90+000'],
    ['road: "QL.90", from: "Km10+000", to: "Km900+000"', 'to', 'the road runs from Km0+000 to Km90+000'],
    ['road: "QL.90", from: "Km900+000", to: "Km10+000"', 'from', 'the road runs from Km0+000 to Km90+000'],
    ['road: "QL.90", from: "Km0-100"', 'from', 'the road runs from Km0+000 to Km90+000'],
    ['road: "QL.90", section: "QL.90/01", to: "Km60+000"', 'to', 'section QL.90/01 runs from Km0+000 to Km50+200'],
    ['road: "ĐT.499", from: "Km9+000"', 'from', 'no section of the road is registered; what is known on it lies from Km3+500 to Km3+500'],
    ['road: "ĐT.499", from: "Km1+000", to: "Km3+499"', 'to', 'what is known on it lies from Km3+500 to Km3+500'],
    ['road: "ĐT.498", from: "Km9+000"', 'from', 'no section and nothing with a chainage is registered on this road'],
    ['road: "QL.92", from: "Km20+000", to: "Km30+000"', 'from', 'section QL.92/01 ends at Km10+000, section QL.92/02 begins at Km40+000'],
    ['road: "QL.92", from: "Km30+000", to: "Km20+000"', 'from', 'section QL.92/01 ends at Km10+000, section QL.92/02 begins at Km40+000'],
  ])('is refused and told what is there: %s', async (given, argument, sentence) => {
    const told = await refusal(given);
    expect(told).toMatchObject({ status: 400, data: undefined, code: 'BAD_USER_INPUT', argument });
    expect(told.en).toContain(sentence);
  });

  it('gives what is known to programs, and says it in Vietnamese first', async () => {
    expect((await refusal('road: "QL.90", from: "Km91+000"')).known).toEqual(['Km0+000', 'Km90+000']);
    const { body } = await hub.ask('{ along(road: "QL.90", section: "x", from: "Km1+000") { totalCount } }');
    expect(body.errors?.[0].message).toContain('tuyến không có đoạn nào mang mã này. Tuyến có 2 đoạn: QL.90/01, QL.90/02.');
  });

  it('holds for variables of one plan, and for a part of a question with others', async () => {
    const given = 'road: "QL.90", from: $from, to: $to';
    expect(await refusal(given, { from: 'Km10+000', to: 'Km20+000' })).toMatchObject({ status: 200 });
    expect(await refusal(given, { from: 'Km10+000', to: 'Km200+000' })).toMatchObject({ status: 400, argument: 'to' });
    expect(await refusal(given, { from: 'Km10+000', to: null })).toMatchObject({ status: 200 });
    const { status, body } = await hub.ask('{ provinces { totalCount } along(road: "QL.999") { totalCount } }');
    expect([status, body.data]).toEqual([400, undefined]);
  });

  it('is none where a stretch crosses a gap, ends where the road ends, or an empty stretch really is empty', async () => {
    expect(await along('road: "QL.92", from: "Km5+000", to: "Km30+000"')).toEqual(['RoadSection QL.92/01 Km0+000']);
    expect(await along('road: "QL.92", from: "Km5+000", to: "Km45+000"')).toEqual([
      'RoadSection QL.92/01 Km0+000',
      'RoadSection QL.92/02 Km40+000',
    ]);
    expect(await along('road: "QL.90", from: "Km90+000", to: "Km90+000"')).toEqual([]);
    for (const stretch of ['from: "Km3+000", to: "Km4+000"', 'from: "Km3+500"', 'to: "Km9+000"', 'from: "Km4+000", to: "Km0+000"'])
      expect(await along(`road: "ĐT.499", ${stretch}`)).toEqual(['Junction NG-1 Km3+500']);
    expect(await along('road: "QL.90", from: "Km20+001", to: "Km30+000", where: { type: { eq: Bridge } }')).toEqual([]);
  });

  it('knows the types by their names: a misspelt one is refused, in the document and in a variable', async () => {
    const values = (await hub.ask('{ __type(name: "RoadObjectType") { enumValues { name } } }')).body.data.__type.enumValues.map(
      ({ name }: { name: string }) => name,
    );
    const gathered = [...(model.declarations.views.get('RoadObject')?.fields.values() ?? [])].flatMap((field) =>
      field.kind === 'link' && field.name !== 'road' && field.name !== 'section' ? [field.target] : [],
    );
    expect(values).toEqual(gathered);
    expect((await hub.ask('{ along(road: "QL.90", where: { type: { eq: Brigde } }) { totalCount } }')).status).toBe(400);
    expect((await hub.ask('{ along(road: "QL.90", where: { type: { eq: "Bridge" } }) { totalCount } }')).status).toBe(400);
    expect(await refusal('road: "QL.90", where: $where', { where: { type: { eq: 'Brigde' } } })).toMatchObject({
      status: 400,
      code: 'BAD_USER_INPUT',
    });
    expect(await refusal('road: "QL.90", where: $where', { where: { type: { in: ['Bridge'] } } })).toMatchObject({ status: 200 });
  });

  it('ranks chainages as the database does', async () => {
    const texts = ['Km0-050', 'Km0+000', 'Km9+1200', 'Km10+000', 'Km9999+9999', 'x'];
    const { rows } = await hub.database.ownerPool.query<{ ranks: number[] }>(
      'select array(select chainage_rank(c) from unnest($1::text[]) with ordinality as t(c, n) order by n) as ranks',
      [texts],
    );
    expect(texts.map(chainageRank)).toEqual(rows[0]?.ranks);
  });
});

describe('a road that changes', () => {
  it('is reclassified from a day: the number and class of the day are the answer, by the same record', async () => {
    await write(hub, [
      {
        operation: 'update',
        entity: 'Road',
        id: world.other,
        from: '2025-09-01',
        values: { number: 'QL.91', roadClass: 'quốc lộ', decisionNumber: '1/QĐ-BXD', decidedOn: '2025-08-20' },
      },
    ]);
    const { body } = await hub.ask(
      `{ before: road(number: "ĐT.499", asOf: { validAt: "2025-08-31" }) { id roadClass decisionNumber }
         gone: road(number: "ĐT.499", asOf: { validAt: "2025-09-01" }) { id }
         after: road(number: "QL.91", asOf: { validAt: "2025-09-01" }) { id roadClass decisionNumber history { nodes { operation validFrom changedFields { name before after } } } } }`,
    );
    expect(body.data.before).toEqual({ id: world.other, roadClass: 'đường tỉnh', decisionNumber: null });
    expect(body.data.gone).toBeNull();
    expect(body.data.after).toMatchObject({ id: world.other, roadClass: 'quốc lộ', decisionNumber: '1/QĐ-BXD' });
    expect(body.data.after.history.nodes[1]).toMatchObject({ operation: 'UPDATE', validFrom: '2025-09-01' });
    expect(await along('road: "QL.91"', ', asOf: { validAt: "2025-09-01" }')).toEqual(['Junction NG-1 Km3+500']);
    expect(await along('road: "ĐT.499"', ', asOf: { validAt: "2025-08-31" }')).toEqual(['Junction NG-1 Km3+500']);
  });

  it('is re-stationed from a day: the old chainage is the answer before it, and the map leads from old to new', async () => {
    await write(hub, [
      {
        operation: 'register',
        entity: 'Restationing',
        from: '2026-03-01',
        values: {
          code: 'QL.90/Km10+000@2026-03-01',
          road: world.road,
          section: world.first,
          oldFrom: 'Km10+000',
          oldTo: 'Km50+200',
          newFrom: 'Km8+700',
          newTo: 'Km48+900',
          shiftMetres: -1_300,
          effectiveOn: '2026-03-01',
          cause: 'cải tuyến',
        },
      },
      { operation: 'update', entity: 'Junction', id: world.junction, from: '2026-03-01', values: { chainage: 'Km18+700' } },
    ]);
    const stretch = 'road: "QL.90", from: "Km18+000", to: "Km21+000", where: { type: { eq: Junction } }';
    expect(await along(stretch, ', asOf: { validAt: "2026-02-28" }')).toEqual(['Junction NG-1 Km20+000']);
    expect(await along(stretch, ', asOf: { validAt: "2026-03-01" }')).toEqual(['Junction NG-1 Km18+700']);
    const { body } = await hub.ask(
      `{ restationings(where: { road: { number: { eq: "QL.90" } }, oldFrom: { lte: "Km20+000" }, oldTo: { gt: "Km20+000" } }) { nodes { newFrom shiftMetres } } }`,
    );
    expect(body.data.restationings.nodes).toEqual([{ newFrom: 'Km8+700', shiftMetres: -1_300 }]);
  });
});
