import type { TestHub } from './hub.js';
import { register } from './write.js';

/** A road of two sections with a broken chain between them, and what stands on it. All fictional. */
export async function roadWorld(hub: TestHub) {
  const road = await register(hub, 'Road', { number: 'QL.90', name: 'Quốc lộ giả lập 90', roadClass: 'quốc lộ', provenance: 'giả lập' });
  const other = await register(hub, 'Road', {
    number: 'ĐT.499',
    name: 'Đường tỉnh giả lập 499',
    roadClass: 'đường tỉnh',
    provenance: 'giả lập',
  });
  const section = (ordinal: number, fromChainage: string, toChainage: string, coordinates: number[][]) =>
    register(hub, 'RoadSection', {
      code: `QL.90/0${ordinal}`,
      road,
      ordinal,
      fromChainage,
      toChainage,
      lanes: 4,
      surface: 'BTN',
      geometry: JSON.stringify({ type: 'LineString', coordinates }),
    });
  // Km48+000 to Km50+200 stand twice on the road: the second section was stationed from another beginning.
  const first = await section(1, 'Km0+000', 'Km50+200', [
    [105.8, 21],
    [105.9, 20.8],
  ]);
  const second = await section(2, 'Km48+000', 'Km90+000', [
    [105.9, 20.8],
    [106, 20.5],
  ]);
  const on = (
    entity: string,
    code: string,
    section: string,
    chainage: string,
    values: Record<string, string | number | null> = {},
    point?: number[],
  ) =>
    register(hub, entity, {
      code,
      road,
      section,
      chainage,
      ...values,
      ...(point ? { geometry: JSON.stringify({ type: 'Point', coordinates: point }) } : {}),
    });
  const longKilometre = await on('Bridge', 'CAU-1', first, 'Km9+1200', { name: 'Cầu Dài Giả Lập', lengthM: 300 }, [105.82, 20.95]);
  const bridge = await on('Bridge', 'CAU-2', first, 'Km10+000', { name: 'Cầu Đò Giả Lập', lengthM: 120 }, [105.83, 20.93]);
  const beforeBreak = await on('TollStation', 'TTP-1', first, 'Km49+000', { name: 'Trạm Trước Giả Lập', method: 'mở' }, [105.899, 20.801]);
  const afterBreak = await on('RestStop', 'TDN-1', second, 'Km48+500', { name: 'Trạm Sau Giả Lập', side: 'phải' }, [105.901, 20.798]);
  const tunnel = await on('Tunnel', 'HAM-1', second, 'Km60+000', { name: 'Hầm Giả Lập', toChainage: 'Km62+000', lengthM: 2_000 });
  const posting = await on('LoadPosting', 'CAU-2/P.115', first, 'Km10+000', { bridge, sign: 'P.115', limitT: 18 });
  const junction = await on('Junction', 'NG-1', first, 'Km20+000', { kind: 'cùng mức', crossingRoad: other, crossingChainage: 'Km3+500' });
  return { road, other, first, second, longKilometre, bridge, beforeBreak, afterBreak, tunnel, posting, junction };
}
