import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { RegisterModule } from '../../src/hub/declare/model.js';
import type { RegistersAt } from '../../src/hub/declare/registers-at.js';
import { loadModel, registers } from '../../src/registers/index.js';
import { inPackage } from '../../src/root.js';
import { model, sdl } from '../support/hub.js';

/** What a register's SQL names of the registers is there, or the hub does not start: no question has to find out. */
const vehicles = registers.find(({ name }) => name === 'vehicles') as RegisterModule;
const [condition] = vehicles.conditions ?? [];
const started = (changed: Partial<RegisterModule>) => () =>
  loadModel(sdl, [...registers.filter((one) => one !== vehicles), { ...vehicles, ...changed }]);
const computing = (expression: RegisterModule['computed'][string]) =>
  started({ computed: { ...vehicles.computed, 'Vehicle.legacyChassis': expression } });
const asking = (changed: object) =>
  started({ conditions: (vehicles.conditions ?? []).map((one) => (one === condition ? { ...one, ...changed } : one)) });

it('the registers as they are name nothing that is not there', () => {
  expect(started({})).not.toThrow();
});

it('an expression that asks for an entity no register has stops the start, by its name', () => {
  expect(computing((_row, at) => `exists (select from ${at.row('TransportLicense', 'l').from})`)).toThrow(
    "Vehicle.legacyChassis: 'TransportLicense' is no entity",
  );
});

it('so does one that names a field its own row does not store, be it computed or misspelt', () => {
  expect(computing((row) => `length(${row('chasisNumber')}) <> 17`)).toThrow(
    "Vehicle.legacyChassis: row('chasisNumber') is no stored field of Vehicle",
  );
  expect(computing((row) => `${row}.chassis_number is null`)).toThrow('Vehicle.legacyChassis: a row of Vehicle is no SQL');
  expect(computing((row) => row('mayOperate'))).toThrow("row('mayOperate') is no stored field of Vehicle");
});

it('so does a condition, in its SQL and in what it says it reads', () => {
  expect(asking({ found: (_of: unknown, at: RegistersAt) => `select 1 as good from ${at.row('Badges', 'b').from}` })).toThrow(
    `${condition?.name}: 'Badges' is no entity`,
  );
  expect(asking({ found: (_of: unknown, at: RegistersAt) => `select ${at.row('Badge', 'b')('badgeKind')}` })).toThrow(
    `${condition?.name}: row('badgeKind') is no stored field of Badge`,
  );
  expect(asking({ reads: { Badge: ['badgeKind'] } })).toThrow(`${condition?.name} reads Badge.badgeKind, which is not there`);
  expect(asking({ reads: { Badges: [] } })).toThrow(`${condition?.name} reads Badges, which no register has`);
});

/** Tables that a text reads by name. */
const tables = [...model.declarations.entities.values()].map(({ table }) => table);
const named = (text: string): string[] =>
  [...text.matchAll(new RegExp(`\\b(?:from|join) (${tables.join('|')}) [a-z]`, 'g'))].map(([found]) => found);

it('no register reads a table by its name', () => {
  const files = readdirSync(inPackage('src/registers'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  expect(files.length).toBeGreaterThan(50);
  expect(
    files.flatMap((file) => named(readFileSync(inPackage(`src/registers/${file}`), 'utf8')).map((found) => `${file}: ${found}`)),
  ).toEqual([]);
  // The look finds what it looks for.
  expect(named('select from transport_licence l where true')).toEqual(['from transport_licence l']);
});
