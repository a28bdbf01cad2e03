import { readdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { inPackage } from '../../src/root.js';
import { referenceSeeds } from '../../src/seeds/reference.js';
import { emptyRegisters, load, model, type Registers, readSeed, recordOn, stateOn } from './load-in-memory.js';

const TODAY = '2026-11-22';
const LAST_DAY = '2025-06-30';
const MERGER = '2025-07-01';

let registers: Registers;
beforeAll(async () => {
  registers = await load(emptyRegisters(), referenceSeeds(), TODAY);
});

const inForce = (entity: string, day: string) =>
  (registers.records.get(entity) ?? []).flatMap(({ states }) => states).filter((state) => state.from <= day && day < state.to);

describe('the reference seeds', () => {
  it('would be imported without a refusal or a warning: every cell keeps its rule, every link finds one record on its day', () => {
    expect(registers.complaints).toEqual([]);
  });

  it('say nothing twice: every row is new or changes something', () => {
    expect(registers.outcomes.filter(({ same }) => same > 0)).toEqual([]);
  });

  it('list in the manifest every file there is, with its number of rows', async () => {
    const seeds = referenceSeeds();
    expect(
      readdirSync(inPackage('seeds/reference'))
        .filter((name) => name.endsWith('.csv'))
        .sort(),
    ).toEqual(seeds.map(({ source }) => source.name).sort());
    for (const seed of seeds)
      expect({ file: seed.source.name, rows: (await readSeed(seed)).rows.length }).toEqual({ file: seed.source.name, rows: seed.rows });
  });

  it('open every file with its source and licence, and name OpenStreetMap and the police of Phú Thọ where they ask for it', async () => {
    for (const seed of referenceSeeds()) {
      const { comment } = await readSeed(seed);
      expect(comment).toMatch(/^# Source: .+ · licence: .+/);
      if (seed.source.name === 'port-codes.csv') expect(comment).toContain('© OpenStreetMap contributors, ODbL 1.0');
      if (seed.source.name.startsWith('procedures-phu-tho')) expect(comment).toContain('Trang thông tin điện tử Công an tỉnh Phú Thọ');
      expect(seed.reason && seed.legalBasis && seed.labelVi).toBeTruthy();
    }
  });

  it('say of everything written from memory that it was', () => {
    for (const entity of ['Seaport', 'Road', 'RailwayLine', 'RailwayStation'])
      expect(inForce(entity, TODAY).every(({ values }) => String(values.provenance).includes('theo trí nhớ'))).toBe(true);
  });
});

describe('provinces', () => {
  it('are 63 until 2025-06-30 and 34 since, of which eleven are the same record', () => {
    expect(inForce('Province', LAST_DAY)).toHaveLength(63);
    expect(inForce('Province', MERGER)).toHaveLength(34);
    const kept = (registers.records.get('Province') ?? []).filter(
      ({ states }) => (states[0]?.from ?? '') < MERGER && (states.at(-1)?.to ?? '') > MERGER,
    );
    expect(kept.map(({ states }) => String(states[0]?.values.code)).sort()).toEqual([
      '01',
      '04',
      '11',
      '12',
      '14',
      '20',
      '22',
      '38',
      '40',
      '42',
      '46',
    ]);
  });

  it('mean another unit by the seven reused codes', () => {
    const name = (code: string, day: string) => String(stateOn(registers, 'Province', code, day)?.values.name);
    const meanings = ['15', '24', '44', '52', '80', '82', '91'].map((code) => [code, name(code, LAST_DAY), name(code, MERGER)]);
    expect(meanings).toEqual([
      ['15', 'Tỉnh Yên Bái', 'Tỉnh Lào Cai'],
      ['24', 'Tỉnh Bắc Giang', 'Tỉnh Bắc Ninh'],
      ['44', 'Tỉnh Quảng Bình', 'Tỉnh Quảng Trị'],
      ['52', 'Tỉnh Bình Định', 'Tỉnh Gia Lai'],
      ['80', 'Tỉnh Long An', 'Tỉnh Tây Ninh'],
      ['82', 'Tỉnh Tiền Giang', 'Tỉnh Đồng Tháp'],
      ['91', 'Tỉnh Kiên Giang', 'Tỉnh An Giang'],
    ]);
    for (const [code = ''] of meanings)
      expect(recordOn(registers, 'Province', code, LAST_DAY)?.id).not.toBe(recordOn(registers, 'Province', code, MERGER)?.id);
  });

  it('let Huế and Đồng Nai become cities on their day without becoming another record', () => {
    expect(stateOn(registers, 'Province', '46', '2024-12-31')?.values).toMatchObject({ name: 'Tỉnh Thừa Thiên Huế', kind: 'province' });
    expect(stateOn(registers, 'Province', '46', '2025-01-01')?.values).toMatchObject({ name: 'Thành phố Huế', kind: 'city' });
    expect(stateOn(registers, 'Province', '75', '2026-04-29')?.values).toMatchObject({ name: 'Tỉnh Đồng Nai', kind: 'province' });
    expect(stateOn(registers, 'Province', '75', '2026-04-30')?.values).toMatchObject({ name: 'Thành phố Đồng Nai', kind: 'city' });
    expect(inForce('Province', TODAY).filter(({ values }) => values.kind === 'city')).toHaveLength(7);
  });

  it('tell all 52 that ended what they became, on their last day already', () => {
    const successions = inForce('ProvinceSuccession', LAST_DAY);
    expect(successions).toHaveLength(52);
    expect(successions.find(({ values }) => values.predecessorCode === '45')?.values).toMatchObject({
      predecessor: recordOn(registers, 'Province', '45', LAST_DAY)?.id,
      successor: recordOn(registers, 'Province', '44', MERGER)?.id,
    });
  });

  it('keep all plate codes of their parts, as the list of plate codes has them', () => {
    const codes = inForce('PlateCode', TODAY);
    expect(codes).toHaveLength(81);
    for (const province of inForce('Province', TODAY)) {
      const id = recordOn(registers, 'Province', String(province.values.code), TODAY)?.id;
      expect(
        codes
          .filter(({ values }) => values.province === id)
          .map(({ values }) => values.code)
          .sort(),
      ).toEqual([...(province.values.plateCodes as string[])].sort());
    }
    expect(codes.filter(({ values }) => values.province === null).map(({ values }) => values.code)).toEqual(['80']);
  });
});

describe('communes', () => {
  it('are 3,321 today: 2,611 xã, 697 phường and 13 đặc khu', () => {
    const kinds = inForce('Commune', TODAY).map(({ values }) => String(values.kind));
    expect(kinds).toHaveLength(3_321);
    expect(['xã', 'phường', 'đặc khu'].map((kind) => kinds.filter((one) => one === kind).length)).toEqual([2_611, 697, 13]);
  });

  it('were 10,035 until 2025-06-30, each in a district and in a province of that day', () => {
    const old = inForce('Commune', LAST_DAY);
    expect(old).toHaveLength(10_035);
    expect(old.every(({ values }) => values.formerDistrictCode !== null && values.province !== null)).toBe(true);
  });

  it('stay one record only where code and name stayed', () => {
    const kept = (registers.records.get('Commune') ?? []).filter(({ states }) => states.length > 1);
    expect(kept).toHaveLength(127);
    expect(stateOn(registers, 'Commune', '00004', LAST_DAY)?.values.name).toBe('Phường Trúc Bạch');
    expect(stateOn(registers, 'Commune', '00004', MERGER)?.values.name).toBe('Phường Ba Đình');
  });

  it('have 10,602 successions, five from island districts, and 471 old communes that were split', () => {
    const successions = inForce('CommuneSuccession', TODAY).map(({ values }) => values);
    expect(successions).toHaveLength(10_602);
    expect(
      successions
        .filter(({ predecessor }) => predecessor === null)
        .map(({ predecessorName }) => predecessorName)
        .sort(),
    ).toEqual(['Huyện Bạch Long Vĩ', 'Huyện Cồn Cỏ', 'Huyện Côn Đảo', 'Huyện Hoàng Sa', 'Huyện Lý Sơn'].sort());
    expect(new Set(successions.filter(({ split }) => split).map(({ predecessorCode }) => predecessorCode)).size).toBe(471);
    expect(new Set(successions.map(({ successor }) => successor)).size).toBe(3_321);
  });
});

describe('agencies and authorities', () => {
  it('end the merged ministries on 2025-03-01 and say what took over', () => {
    expect(stateOn(registers, 'Agency', 'G04', '2025-02-28')?.values.successor).toBe(recordOn(registers, 'Agency', 'G17', TODAY)?.id);
    expect(stateOn(registers, 'Agency', 'G04', '2025-03-01')).toBeUndefined();
    expect(registers.records.get('Agency')).toHaveLength(25);
  });

  it('name a source of record for every kind of data there is', () => {
    const scopes = inForce('SourceAuthority', TODAY)
      .map(({ values }) => String(values.scope))
      .sort();
    expect(scopes).toEqual([...model.declarations.entities.keys()].sort());
  });

  it('leave driver licences with the transport ministry until 2025-02-28 and with the police since', () => {
    const authority = (day: string) => stateOn(registers, 'SourceAuthority', 'DriverLicence', day)?.values.agency;
    expect([authority('2025-02-28'), authority('2025-03-01')]).toEqual([
      recordOn(registers, 'Agency', 'G04', '2025-02-28')?.id,
      recordOn(registers, 'Agency', 'G01', TODAY)?.id,
    ]);
  });
});

describe('the other lists', () => {
  it('have their published numbers', () => {
    const counts = Object.fromEntries(
      ['Airport', 'PortCode', 'Seaport', 'Road', 'RoadNumberRange', 'LicenceClass', 'LicenceClassConversion', 'Procedure'].map((name) => [
        name,
        inForce(name, TODAY).length,
      ]),
    );
    expect(counts).toEqual({
      Airport: 22,
      PortCode: 241,
      Seaport: 34,
      Road: 57,
      RoadNumberRange: 63,
      LicenceClass: 29,
      LicenceClassConversion: 17,
      Procedure: 43,
    });
  });

  it('hold the two procedures whose evidence the hub decides', () => {
    expect(stateOn(registers, 'Procedure', '2.002288', TODAY)?.values.authorityName).toContain('Sở Xây dựng');
    expect(stateOn(registers, 'Procedure', '1.002809', TODAY)?.values.authorityName).toBe('Bộ Công an');
  });

  it('put Chu Lai in Quảng Nam before the merger and in Đà Nẵng since', () => {
    const province = (day: string) => stateOn(registers, 'Airport', 'VVCA', day)?.values.province;
    expect([province(LAST_DAY), province(MERGER)]).toEqual([
      recordOn(registers, 'Province', '49', LAST_DAY)?.id,
      recordOn(registers, 'Province', '48', MERGER)?.id,
    ]);
  });
});
