import type { Trade } from './businesses.js';

/**
 * A make and model with the ranges its vehicles are drawn from. Makes are real builders of Việt Nam with their WMI; the vehicles are not.
 */
export type VehicleModel = {
  make: string;
  model: string;
  /** World manufacturer identifier; RL9 is used by nobody in our list and stands for a fictional builder. */
  wmi: string;
  kind: string;
  category: 'passenger' | 'goods' | 'tractor' | 'trailer' | 'car' | 'motorcycle';
  seats: number | null;
  standing: number | null;
  kerbMassKg: number;
  grossMassKg: number;
  axles: number;
  fuel: string;
  sizeMm: readonly [number, number, number];
  /** Niên hạn; null where the law sets none. */
  serviceLifeYears: number | null;
  /** Months between inspections while the vehicle is young. */
  inspectionMonths: number;
};

type Spec = [
  make: string,
  model: string,
  wmi: string,
  seats: number | null,
  standing: number | null,
  kerb: number,
  gross: number,
  axles: number,
  fuel: string,
  size: readonly [number, number, number],
];

const of = (
  kind: string,
  category: VehicleModel['category'],
  serviceLifeYears: number | null,
  inspectionMonths: number,
  specs: readonly Spec[],
): VehicleModel[] =>
  specs.map(([make, model, wmi, seats, standing, kerbMassKg, grossMassKg, axles, fuel, sizeMm]) => ({
    make,
    model,
    wmi,
    kind,
    category,
    seats,
    standing,
    kerbMassKg,
    grossMassKg,
    axles,
    fuel,
    sizeMm,
    serviceLifeYears,
    inspectionMonths,
  }));

const VAN: Spec = ['Ford', 'Transit', 'RL0', 16, null, 2_455, 3_730, 2, 'diesel', [5_780, 2_000, 2_360]];
const COACHES = of('xe ô tô khách', 'passenger', 20, 12, [
  VAN,
  ['Isuzu', 'Xe khách 29 chỗ', 'RLE', 29, null, 5_100, 7_700, 2, 'diesel', [7_850, 2_160, 2_950]],
  ['Mercedes-Benz', 'Xe khách 47 chỗ', 'RLM', 47, null, 11_900, 15_900, 2, 'diesel', [11_990, 2_500, 3_480]],
  ['Mercedes-Benz', 'Xe khách giường nằm', 'RLM', 36, null, 12_400, 16_000, 2, 'diesel', [12_100, 2_500, 3_600]],
]);
const BUSES = of('xe ô tô khách thành phố', 'passenger', 20, 12, [
  ['VinFast', 'Xe buýt điện', 'RLL', 28, 40, 10_200, 14_900, 2, 'điện', [10_480, 2_500, 3_250]],
  ['Isuzu', 'Xe buýt 40', 'RLE', 23, 17, 6_100, 8_900, 2, 'diesel', [8_100, 2_300, 3_050]],
]);
const CAR_SPECS: readonly Spec[] = [
  ['Toyota', 'Vios', 'RL4', 5, null, 1_110, 1_550, 2, 'xăng', [4_425, 1_730, 1_475]],
  ['Toyota', 'Innova', 'RL4', 7, null, 1_700, 2_330, 2, 'xăng', [4_735, 1_830, 1_795]],
  ['VinFast', 'VF 5', 'RLL', 5, null, 1_360, 1_780, 2, 'điện', [3_965, 1_720, 1_580]],
  ['VinFast', 'VF 8', 'RLL', 5, null, 2_500, 3_000, 2, 'điện', [4_750, 1_934, 1_667]],
  ['Mitsubishi', 'Xpander', 'RLA', 7, null, 1_250, 1_780, 2, 'xăng', [4_595, 1_750, 1_730]],
  ['Ford', 'Everest', 'RL0', 7, null, 2_230, 2_900, 2, 'diesel', [4_914, 1_923, 1_842]],
];
/** Decree 158/2024/NĐ-CP gives cars 12 years as taxis and small contract cars; the law gives private ones no limit. */
const HIRE_CARS = of('xe ô tô con', 'car', 12, 12, CAR_SPECS);
const PRIVATE_CARS = of('xe ô tô con', 'car', null, 24, CAR_SPECS);
const TRUCKS = of('xe ô tô tải', 'goods', 25, 12, [
  ['Isuzu', 'QKR 230', 'RLE', 3, null, 2_250, 4_990, 2, 'diesel', [5_850, 1_860, 2_800]],
  ['Isuzu', 'NQR 550', 'RLE', 3, null, 3_700, 9_500, 2, 'diesel', [7_890, 2_230, 3_180]],
  ['Isuzu', 'FVR 900', 'RLE', 3, null, 6_200, 15_100, 2, 'diesel', [9_780, 2_500, 3_650]],
  ['Mitsubishi', 'Fuso Canter', 'RLA', 3, null, 2_900, 7_500, 2, 'diesel', [6_700, 2_135, 2_920]],
]);
const TRACTORS = of('xe ô tô đầu kéo', 'tractor', 25, 12, [
  ['Isuzu', 'EXZ 420', 'RLE', 2, null, 9_300, 24_000, 3, 'diesel', [6_900, 2_490, 2_990]],
]);
const TRAILERS = of('sơ mi rơ moóc', 'trailer', null, 12, [
  ['Moóc Mẫu (giả lập)', 'Sơ mi rơ moóc tải 3 trục', 'RL9', null, null, 6_900, 38_500, 3, '', [12_400, 2_500, 1_550]],
  ['Moóc Mẫu (giả lập)', 'Sơ mi rơ moóc chở công-ten-nơ', 'RL9', null, null, 5_600, 39_000, 3, '', [12_390, 2_480, 1_540]],
]);
const MOTORCYCLES = of('xe mô tô hai bánh', 'motorcycle', null, 0, [
  ['Honda', 'Wave Alpha', 'RLH', 2, null, 97, 260, 2, 'xăng', [1_914, 688, 1_075]],
  ['Yamaha', 'Sirius', 'RLC', 2, null, 96, 250, 2, 'xăng', [1_940, 715, 1_075]],
  ['Piaggio', 'Liberty', 'RP8', 2, null, 114, 290, 2, 'xăng', [1_960, 690, 1_110]],
]);

/** What each trade drives, with shares. */
export const FLEETS: Readonly<Record<Trade, readonly (readonly [VehicleModel, number])[]>> = {
  coach: COACHES.map((model, i) => [model, [5, 30, 35, 30][i] ?? 1] as const),
  contract: [...COACHES.map((model, i) => [model, [45, 20, 15, 0][i] ?? 1] as const), ...HIRE_CARS.map((model) => [model, 3.5] as const)],
  goods: [
    ...TRUCKS.map((model) => [model, 17] as const),
    ...TRACTORS.map((model) => [model, 18] as const),
    ...TRAILERS.map((model) => [model, 7] as const),
  ],
  taxi: HIRE_CARS.map((model) => [model, 1] as const),
  bus: BUSES.map((model) => [model, 1] as const),
  leasing: TRUCKS.map((model) => [model, 1] as const),
};

export const PRIVATE_FLEET: readonly (readonly [VehicleModel, number])[] = [
  ...PRIVATE_CARS.map((model) => [model, 11] as const),
  ...MOTORCYCLES.map((model) => [model, 8] as const),
  ...TRUCKS.slice(0, 1).map((model) => [model, 8] as const),
];

const first = (models: readonly VehicleModel[], at: number): VehicleModel => {
  const model = models[at];
  if (model === undefined) throw new RangeError('no such model');
  return model;
};

/** The models the personas drive. */
export const PERSONA_MODELS = {
  coach: first(COACHES, 2),
  smallCoach: first(COACHES, 1),
  truck: first(TRUCKS, 1),
  privateCar: first(PRIVATE_CARS, 3),
};
