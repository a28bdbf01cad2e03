import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caller, createTestHub, type TestHub } from '../support/hub.js';
import { roadWorld } from '../support/road-world.js';
import { write } from '../support/write.js';

let hub: TestHub;
let world: Awaited<ReturnType<typeof roadWorld>>;
beforeAll(async () => {
  hub = await createTestHub();
  world = await roadWorld(hub);
});
afterAll(() => hub.close());

type Found = { type: string; code: string; chainage: string };
const along = async (given: string, asOf = '') => {
  const { body } = await hub.ask(`{ along(${given}${asOf}, first: 50) { totalCount nodes { type code chainage } } }`, { as: caller('analyst') });
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
    const stretch = 'road: "QL.90", from: "Km48+100", to: "Km49+500", where: { type: { in: ["TollStation", "RestStop"] } }';
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
      const { body } = await hub.ask(`{ along(road: "QL.90", ${paging}) { nodes { code } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`);
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
    const stretch = 'road: "QL.90", from: "Km18+000", to: "Km21+000", where: { type: { eq: "Junction" } }';
    expect(await along(stretch, ', asOf: { validAt: "2026-02-28" }')).toEqual(['Junction NG-1 Km20+000']);
    expect(await along(stretch, ', asOf: { validAt: "2026-03-01" }')).toEqual(['Junction NG-1 Km18+700']);
    const { body } = await hub.ask(
      `{ restationings(where: { road: { number: { eq: "QL.90" } }, oldFrom: { lte: "Km20+000" }, oldTo: { gt: "Km20+000" } }) { nodes { newFrom shiftMetres } } }`,
    );
    expect(body.data.restationings.nodes).toEqual([{ newFrom: 'Km8+700', shiftMetres: -1_300 }]);
  });
});
