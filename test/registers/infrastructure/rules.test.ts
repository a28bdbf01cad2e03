import { describe, expect, it } from 'vitest';
import { infrastructure } from '../../../src/registers/infrastructure/index.js';
import { type Case, codes } from '../problems.js';

describe('a road', () => {
  const sound = { number: 'QL.1', roadClass: 'quốc lộ', lengthKm: 2_482 };
  it.each<Case>([
    ['is accepted as it is', {}, []],
    ['CT is an expressway', { number: 'CT.01' }, ['ROAD_NUMBER_PREFIX']],
    ['ĐT is a provincial road', { number: 'ĐT.401', roadClass: 'đường tỉnh' }, []],
    ['ĐH is a district road', { number: 'ĐH.01', roadClass: 'đường tỉnh' }, ['ROAD_NUMBER_PREFIX']],
    ['ĐX may be a village road', { number: 'ĐX.1', roadClass: 'đường thôn' }, []],
    ['Hồ Chí Minh carries no prefix', { number: 'ĐHCM' }, []],
    ['has a class of the law', { number: 'ĐHCM', roadClass: 'đường mòn' }, ['ROAD_CLASS']],
    ['has a length above 0', { lengthKm: 0 }, ['ROAD_LENGTH']],
  ])('%s', (_promise, change, expected) => expect(codes(infrastructure, 'Road', { ...sound, ...change })).toEqual(expected));
});

describe('a range of road numbers', () => {
  it('runs upwards and is named by its ends', () => {
    expect(codes(infrastructure, 'RoadNumberRange', { code: '401-430', firstNumber: 401, lastNumber: 430 })).toEqual([]);
    expect(codes(infrastructure, 'RoadNumberRange', { code: '430-401', firstNumber: 430, lastNumber: 401 })).toEqual([
      'ROAD_RANGE_REVERSED',
    ]);
    expect(codes(infrastructure, 'RoadNumberRange', { code: '401-430', firstNumber: 401, lastNumber: 431 })).toEqual([
      'ROAD_RANGE_CODE_CONTRADICTS',
    ]);
  });
});

describe('a terminal, an airport and a port code', () => {
  it('of an unusual class is kept with a warning', () => {
    expect(codes(infrastructure, 'CoachTerminal', { terminalClass: '7' })).toEqual(['WARN_TERMINAL_CLASS']);
    expect(codes(infrastructure, 'CoachTerminal', { terminalClass: '1', capacityPerDay: -1 })).toEqual([
      'COACH_TERMINAL_CAPACITY_PER_DAY_NEGATIVE',
    ]);
  });

  it('lie on the globe, and an airport abroad is a warning', () => {
    expect(codes(infrastructure, 'Airport', { latitude: 21.22, longitude: 105.8 })).toEqual([]);
    expect(codes(infrastructure, 'Airport', { latitude: 105.8, longitude: 21.22 })).toEqual([
      'AIRPORT_LATITUDE',
      'WARN_AIRPORT_POINT_ABROAD',
    ]);
    expect(codes(infrastructure, 'Airport', { latitude: 48.8, longitude: 2.3 })).toEqual(['WARN_AIRPORT_POINT_ABROAD']);
    expect(codes(infrastructure, 'Airport', { latitude: 21.22 })).toEqual(['AIRPORT_POINT_HALF']);
  });

  it('never judge a port by its uncertain point', () => {
    expect(codes(infrastructure, 'PortCode', { code: 'VNHPH', latitude: 48.8, longitude: 2.3 })).toEqual([]);
  });

  it('never judge a seaport by its uncertain class', () => {
    expect(codes(infrastructure, 'Seaport', { name: 'Hải Phòng', portClass: 'anything' })).toEqual([]);
  });
});
