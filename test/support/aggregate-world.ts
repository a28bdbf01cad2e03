import type { TestHub } from './hub.js';
import { write } from './write.js';

/**
 * Vehicles of businesses, of persons and of nobody over four provinces, with states that changed, a province that ended and gaps in the
 * data: everything a group can go wrong about. All fictional. `seed` makes the same world again.
 */
export async function aggregateWorld(hub: Pick<TestHub, 'database'>, seed = 7, count = 150) {
  let state = seed;
  // Park and Miller's generator: the same numbers everywhere.
  const next = (max: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % max;
  };
  const pick = <T>(items: readonly T[]): T => items[next(items.length)] as T;
  const registerAll = async (
    entity: string,
    rows: readonly { from?: string | null; values: Record<string, string | number | boolean | null> }[],
  ) => {
    const { changes } = await write(
      hub,
      rows.map(({ from = '2020-01-01', values }) => ({ operation: 'register' as const, entity, from, values })),
    );
    return changes.map((change) => change.recordId);
  };

  const provinces = await registerAll(
    'Province',
    ['Hà Nội', 'Đà Nẵng', 'Quảng Bình', 'An Giang'].map((name, i) => ({
      from: null,
      values: { code: `0${i + 1}`, name, kind: i < 2 ? 'city' : 'province' },
    })),
  );
  const businesses = await registerAll(
    'Business',
    Array.from({ length: 5 }, (_, i) => ({
      values: {
        taxCode: `010000000${i}`,
        name: `Vận tải ${i} (giả lập)`,
        legalForm: pick(['Công ty TNHH', 'Hợp tác xã']),
        province: pick(provinces),
        fictional: true,
      },
    })),
  );
  const people = await registerAll(
    'Person',
    Array.from({ length: 40 }, (_, i) => ({
      values: { personalId: `0010900${String(i).padStart(5, '0')}`, fullName: `Người Giả Lập ${i}`, fictional: true },
    })),
  );
  const starts = Array.from({ length: count }, () => pick(['2020-01-01', '2022-06-15', '2024-02-29']));
  const vehicles = await registerAll(
    'Vehicle',
    starts.map((from, i) => ({
      from,
      values: {
        chassisNumber: `RLLV1AEA9PH${String(i).padStart(6, '0')}`,
        make: pick(['Thaco', 'VinFast', 'Hyundai']),
        kind: 'xe ô tô',
        category: pick(['passenger', 'goods', 'car']),
        productionYear: 1995 + next(30),
        serviceLifeYears: pick([null, 20, 25]),
        seats: pick([null, 5, 16, 29, 45]),
        kerbMassKg: pick([null, 1_000 + next(9_000)]),
        province: pick([null, ...provinces]),
        fictional: true,
      },
    })),
  );
  const owners = vehicles.map((vehicle, i) => {
    const from = starts[i] ?? null;
    const owner = next(10);
    if (owner === 0) return [];
    if (owner < 5) return [{ from, values: { vehicle, business: pick(businesses) } }];
    // Some vehicles have co-owners, and some persons several vehicles.
    const first = pick(people);
    return [first, ...(owner === 9 ? [pick(people)] : [])].map((person) => ({ from, values: { vehicle, person } }));
  });
  await registerAll('Ownership', owners.flat());
  await registerAll(
    'Badge',
    vehicles.slice(0, 60).map((vehicle, i) => ({
      from: '2025-01-01',
      values: {
        number: `PH-${i}`,
        vehicle,
        business: pick(businesses),
        badgeType: pick(['XE TẢI', 'XE HỢP ĐỒNG']),
        issuedOn: `2025-0${1 + next(9)}-1${next(9)}`,
        expiresOn: pick(['2026-06-30', '2027-12-31']),
        state: pick(['ACTIVE', 'REVOKED']),
      },
    })),
  );
  const changed = vehicles.filter((_, i) => i % 9 === 3);
  await write(
    hub,
    changed.map((id) => ({
      operation: 'update' as const,
      entity: 'Vehicle',
      id,
      from: '2025-03-01',
      values: { category: 'tractor', seats: 2 },
    })),
  );
  const nobodys = vehicles.filter((_, i) => i >= 60 && owners[i]?.length === 0);
  await write(
    hub,
    nobodys.slice(0, 3).map((id) => ({ operation: 'close' as const, entity: 'Vehicle', id, from: '2026-01-01' })),
  );
  await write(hub, [{ operation: 'close', entity: 'Province', id: provinces[2] ?? '', from: '2025-07-01' }]);
  const { rows } = await hub.database.ownerPool.query<{ recorded_from: string }>(
    'select recorded_from from change_set order by last_position',
  );
  return { provinces, businesses, people, vehicles, instants: rows.map((row) => row.recorded_from) };
}
