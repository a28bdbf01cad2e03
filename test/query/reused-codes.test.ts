import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestHub, type TestHub } from '../support/hub.js';
import { register, write } from '../support/write.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await createTestHub();
});
afterAll(() => hub.close());

const ask = async (text: string) => {
  const { body } = await hub.ask(text);
  expect(body.errors).toBeUndefined();
  return body.data;
};

describe('a code that was given to another unit', () => {
  it('means whoever holds it on the day, through links too, and a split ward names all its successors', async () => {
    const quangBinh = await register(hub, 'Province', { code: '44', name: 'Tỉnh Quảng Bình', kind: 'province' }, null);
    const old = await register(hub, 'Commune', { code: '18859', name: 'Phường Hải Thành', province: quangBinh }, null);
    await write(hub, [
      { operation: 'close', entity: 'Commune', id: old, from: '2025-07-01' },
      { operation: 'close', entity: 'Province', id: quangBinh, from: '2025-07-01' },
    ]);
    const quangTri = await register(hub, 'Province', { code: '44', name: 'Tỉnh Quảng Trị', kind: 'province' }, '2025-07-01');
    const successors = await Promise.all(
      [
        ['18859', 'Phường Đồng Hới'],
        ['18880', 'Phường Đồng Thuận'],
      ].map(([code = '', name = '']) => register(hub, 'Commune', { code, name, province: quangTri }, '2025-07-01')),
    );
    for (const [i, successor] of successors.entries()) {
      const code = `18859>${i === 0 ? '18859' : '18880'}@2025-07-01`;
      const named = { predecessorCode: '18859', predecessorName: 'Phường Hải Thành', split: true, effectiveOn: '2025-07-01' };
      await register(hub, 'CommuneSuccession', { code, predecessor: old, successor, ...named }, '2025-07-01');
    }
    const of = (day: string) =>
      ask(
        `{ province(code: "44", asOf: { validAt: "${day}" }) { id name } commune(code: "18859", asOf: { validAt: "${day}" }) { name province { name } } }`,
      );
    expect(await of('2025-06-30')).toEqual({
      province: { id: quangBinh, name: 'Tỉnh Quảng Bình' },
      commune: { name: 'Phường Hải Thành', province: { name: 'Tỉnh Quảng Bình' } },
    });
    expect(await of('2025-07-01')).toEqual({
      province: { id: quangTri, name: 'Tỉnh Quảng Trị' },
      commune: { name: 'Phường Đồng Hới', province: { name: 'Tỉnh Quảng Trị' } },
    });
    const { communeSuccessions } = await ask(
      '{ communeSuccessions(where: { predecessorCode: { eq: "18859" } }, orderBy: [{ code: ASC }]) { nodes { split predecessorName successor { name } } } }',
    );
    expect(communeSuccessions.nodes).toEqual(
      ['Phường Đồng Hới', 'Phường Đồng Thuận'].map((name) => ({ split: true, predecessorName: 'Phường Hải Thành', successor: { name } })),
    );
  });
});

describe('a value outside an uncertain list', () => {
  it('is stored as it is, without a word; one outside a list that is only known is stored with a warning; none is refused', async () => {
    const { warnings } = await write(hub, [
      {
        operation: 'register',
        entity: 'Seaport',
        from: null,
        values: { name: 'Cảng Giả Lập', portClass: 'chưa từng nghe', provenance: 'giả lập' },
      },
      {
        operation: 'register',
        entity: 'LevelCrossing',
        from: null,
        values: { code: 'DN-1', line: await line(), chainage: 'Km1+000', kind: 'chưa từng nghe', crossingClass: '?' },
      },
    ]);
    expect(warnings.map(({ code, operation }) => [operation, code])).toEqual([[1, 'WARN_LEVEL_CROSSING_KIND']]);
    const { seaport, levelCrossing } = await ask(
      '{ seaport(name: "Cảng Giả Lập") { portClass } levelCrossing(code: "DN-1") { kind crossingClass } }',
    );
    expect([seaport.portClass, levelCrossing.kind, levelCrossing.crossingClass]).toEqual(['chưa từng nghe', 'chưa từng nghe', '?']);
  });

  it('is marked in the contract itself: its description says that it is unverified', async () => {
    const { __type } = await ask('{ __type(name: "Seaport") { fields { name description } } }');
    expect(__type.fields.find(({ name }: { name: string }) => name === 'portClass').description).toContain('unverified');
  });
});

describe('a name with its tone mark in another place', () => {
  it('is found by either spelling, and printed as recorded', async () => {
    await register(hub, 'Bridge', { code: 'CAU-HOA', name: 'Cầu Hoà Phú (giả lập)' });
    for (const typed of ['hòa phú', 'hoà phú', 'HOA PHU']) {
      const { bridges } = await ask(`{ bridges(where: { name: { contains: "${typed}" } }) { nodes { name } } }`);
      expect(bridges.nodes).toEqual([{ name: 'Cầu Hoà Phú (giả lập)' }]);
    }
  });

  it('does not make Đ of D in a road number', async () => {
    await register(hub, 'Road', { number: 'ĐT.401', roadClass: 'đường tỉnh', provenance: 'giả lập' });
    expect((await ask('{ road(number: "đt401") { number } }')).road).toEqual({ number: 'ĐT.401' });
    const { body } = await hub.ask('{ road(number: "DT.401") { number } }');
    expect(body.errors).toHaveLength(1);
  });
});

const line = () => register(hub, 'RailwayLine', { code: 'GL', name: 'Tuyến giả lập' }, null);
