import { query } from '../../src/db/client.js';
import { withTx } from '../../src/db/tx.js';
import type { Value } from '../../src/hub/declare/model.js';
import type { Entity } from '../../src/hub/declare/types.js';
import { storedFields } from '../../src/hub/ledger/stored-fields.js';
import { writeChangeSet } from '../../src/hub/write/door.js';
import type { Operation } from '../../src/hub/write/operations.js';
import { model, type TestHub } from '../support/hub.js';
import { AS_STEWARD } from '../write/world.js';

/** Whatever hangs on a vehicle by one link. */
export const HANGING = [...model.declarations.entities.values()].filter(
  ({ subject }) => subject?.via === 'list' && subject.links.length === 1 && subject.links[0] === 'vehicle',
);

/**
 * Cars whose owners changed in every way that opens a wall by time travel: recorded later than the car, from a later day on, up to a day,
 * by mistake, together with a business, ended with the car. One record of every kind that hangs on a vehicle hangs on each. All fictional.
 */
export async function wallsWorld(hub: TestHub) {
  const person = await register(
    hub,
    'Person',
    { personalId: '001090000011', fullName: 'Nguyễn Văn Giả Lập', fictional: true },
    '2010-01-01',
  );
  const second = await register(hub, 'Person', { personalId: '001190000022', fullName: 'Trần Thị Giả Lập', fictional: true }, '2010-01-01');
  const business = await register(hub, 'Business', least('Business', 0, {}), '2010-01-01');
  const agency = await register(hub, 'Agency', least('Agency', 0, {}), '2010-01-01');
  const cars = new Map<string, string>();
  const car = async (name: string, hangs = true) => {
    const id = await register(hub, 'Vehicle', least('Vehicle', cars.size, {}), '2015-01-01');
    if (hangs) {
      const values = (entity: Entity) => least(entity.name, cars.size, { Vehicle: id, Business: business, Agency: agency });
      await write(
        hub,
        HANGING.map((entity) => ({ operation: 'register' as const, entity: entity.name, from: '2015-02-01', values: values(entity) })),
      );
    }
    cars.set(name, id);
    return id;
  };
  const own = (vehicle: string, owner: { person?: string; business?: string }, from: string) =>
    register(hub, 'Ownership', { vehicle, ...owner }, from);
  const sell = (vehicle: string, ownership: string, owner: { person?: string; business?: string }, on: string) =>
    write(hub, [
      { operation: 'close', entity: 'Ownership', id: ownership, from: on },
      { operation: 'register', entity: 'Ownership', from: on, values: { vehicle, ...owner } },
    ]);

  const company = await car('a company’s');
  await own(company, { business }, '2015-01-01');
  const persons = await car('a person’s');
  await own(persons, { person }, '2015-01-01');
  const sold = await car('sold to a person');
  await sell(sold, await own(sold, { business }, '2015-01-01'), { person }, '2024-01-01');
  const bought = await car('bought from a person');
  await sell(bought, await own(bought, { person: second }, '2015-01-01'), { business }, '2018-01-01');
  const resold = await car('sold by one person to another');
  await sell(resold, await own(resold, { person: second }, '2015-01-01'), { person }, '2020-01-01');
  const mistaken = await car('recorded as a person’s by mistake');
  await write(hub, [{ operation: 'remove', entity: 'Ownership', id: await own(mistaken, { person: second }, '2015-01-01') }]);
  await own(mistaken, { business }, '2015-01-01');
  const corrected = await car('corrected to a person’s');
  const wrong = await own(corrected, { business }, '2015-01-01');
  await write(hub, [
    { operation: 'correct', entity: 'Ownership', id: wrong, from: '2015-01-01', to: null, values: { business: null, person } },
  ]);
  const shared = await car('shared by a business and two persons');
  for (const owner of [{ business }, { person }, { person: second }]) await own(shared, owner, '2016-01-01');
  const nobodys = await car('nobody’s');
  const scrapped = await car('scrapped in its owner’s name', false);
  const last = await own(scrapped, { person }, '2015-01-01');
  await write(hub, [
    { operation: 'close', entity: 'Ownership', id: last, from: '2020-01-01' },
    { operation: 'close', entity: 'Vehicle', id: scrapped, from: '2020-01-01' },
  ]);
  const pair = (n: number, tractor: string, trailer: string) =>
    register(hub, 'VehicleCombination', { ...least('VehicleCombination', n, {}), tractor, trailer }, '2016-01-01');
  const combinations = {
    ofPersonsTrailer: await pair(0, company, persons),
    ofPersonsTractor: await pair(1, persons, company),
    ofCompanies: await pair(2, company, nobodys),
  };
  return { person, second, business, cars, company, persons, sold, bought, mistaken, corrected, shared, nobodys, scrapped, combinations };
}

/** Through the door, without the registers' rules about values: here they mean nothing. */
function write(hub: TestHub, operations: readonly Operation[]) {
  return withTx(hub.database.appPool, {}, (tx) => writeChangeSet(tx, { ...model, rules: [] }, { ...AS_STEWARD, operations }));
}

async function register(hub: TestHub, entity: string, values: Readonly<Record<string, Value>>, from: string): Promise<string> {
  const { changes } = await write(hub, [{ operation: 'register', entity, from, values }]);
  return changes[0]?.recordId ?? '';
}

/** The fewest values with which a record of the entity is complete; links to the given records. */
function least(name: string, n: number, targets: Readonly<Record<string, string>>): Record<string, Value> {
  const entity = model.declarations.entities.get(name);
  if (!entity) throw new Error(name);
  const given: Readonly<Record<string, Value>> = {
    fictional: true,
    taxCode: '0100109106',
    chassisNumber: `RLLV1AEA9PH0009${10 + n}`,
    productionYear: 2012,
    category: 'car',
  };
  return Object.fromEntries(
    [...storedFields(entity).fields.values()]
      .filter(({ required }) => required)
      .map((field): [string, Value] => {
        if (field.kind === 'link') return [field.name, targets[field.target] ?? null];
        if (given[field.name] !== undefined) return [field.name, given[field.name] ?? null];
        if (field.isEnum) return [field.name, [...(model.declarations.enums.get(field.type)?.keys() ?? [])][0] ?? null];
        if (field.type === 'Date') return [field.name, field.isExpiry ? '2031-01-01' : '2015-02-01'];
        if (field.type === 'Boolean') return [field.name, true];
        return [field.name, field.type === 'Int' ? 1 : `${name}-${field.name}-${n}`];
      }),
  );
}

export type Slice = { id: string; from: string; to: string; known: string; until: string };
/** Everything the registers ever said of vehicles and of the persons who own them, read without any of the hub's own SQL. */
export async function everythingSaid(hub: TestHub): Promise<{ lives: Slice[]; stands: (Slice & { person: string })[] }> {
  const slice = `valid_from::text as "from", valid_to::text as "to", to_char(recorded_from at time zone 'UTC', '${STAMP}') as known,
    case when recorded_to = 'infinity' then 'open' else to_char(recorded_to at time zone 'UTC', '${STAMP}') end as until`;
  const lives = await query<Slice>(hub.database.ownerPool, `select id, ${slice} from vehicle`);
  const stands = await query<Slice & { person: string }>(
    hub.database.ownerPool,
    `select vehicle_id as id, person_id as person, ${slice} from ownership where person_id is not null`,
  );
  return { lives: lives.rows, stands: stands.rows };
}

const STAMP = 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"';
