import type { Applied, EffectKind, Facts } from '../../hub/evidence/catalogue.js';
import { changed, issued } from '../../hub/evidence/effects/generic-kinds.js';
import { documentsIn, type ResultDocument, saidBy, textsSaid, whereIn } from '../../hub/evidence/effects/line.js';
import type { Operation } from '../../hub/write/operations.js';
import { transfer } from './transfer.js';

/** Kinds of effects that know a register: what they do follows from a law, not from a map alone. */
export const effectKinds: Readonly<Record<string, EffectKind>> = {
  /** Nghị định 158/2024/NĐ-CP, Điều 22: a registration takes slots of published departures, each as long as there are any. */
  ALLOCATE_SLOT: {
    changes: false,
    takes: ['departures'],
    facts: {
      departure: {
        entity: 'Departure',
        fields: ['code', 'route'],
        where: ({ result }) => whereIn('code', [...new Set(documentsIn(result).flatMap(departuresOf))]),
      },
    },
    conditions: ['businesses.departureFree'],
    about: (facts, document) =>
      departuresOf(document).flatMap((code) => departureOf(facts, code).map(({ id }) => ({ of: { departure: id } }))),
    apply(input) {
      const { document, facts, outcomes, values, before } = input;
      const { operations, record } = issued(input);
      const slots: Operation[] = [];
      for (const code of departuresOf(document)) {
        const [departure] = departureOf(facts, code);
        if (!departure) return { missing: { vi: `giờ xuất bến ${code}`, en: `departure ${code}` } };
        if (departure.values.route !== values.route) return { refused: [OTHER_ROUTE] };
        const { free } = outcomes('businesses.departureFree', { of: { departure: departure.id } }).told;
        const taken = [...before, ...slots].filter((one) => 'values' in one && one.values.departure === departure.id).length;
        if (Number(free ?? 0) - taken < 1) return { refused: [{ ...TAKEN, vi: `${TAKEN.vi} (${code})`, en: `${TAKEN.en} (${code})` }] };
        slots.push({
          operation: 'register',
          entity: 'RouteSlot',
          from: document.issuedOn,
          values: { registration: record, departure: departure.id },
        });
      }
      return { operations: [...operations, ...slots], record };
    },
  },

  /** Luật 36/2024/QH15, Điều 58 khoản 3: who passed the test has all twelve points again. */
  RESTORE_POINTS: {
    changes: false,
    facts: {
      driver: { entity: 'Driver', fields: ['points'], through: { fact: 'subject', link: 'person' } },
      points: { entity: 'PointEvent', fields: ['delta', 'effectiveOn'], through: { fact: 'driver', link: 'driver' } },
    },
    apply(input) {
      const { facts, values } = input;
      const [driver, ...others] = facts('driver');
      if (!driver || others.length > 0) return { missing: { vi: 'người lái xe', en: 'driver' } };
      const lost = facts('points')
        .filter(({ values: event }) => Number(event.delta) < 0)
        .map(({ values: event }) => String(event.effectiveOn))
        .sort();
      const left = driver.values.points;
      if (typeof left !== 'number' || left >= POINTS_MAX) return { refused: [NOTHING_LOST] };
      return issued({ ...input, values: { ...values, driver: driver.id, delta: POINTS_MAX - left, lostAllOn: lost.at(-1) ?? null } });
    },
  },

  /** Thông tư 36/2024/TT-BGTVT: a terminal that is on record already is announced anew. */
  OPEN_TERMINAL: {
    changes: false,
    takes: ['code'],
    facts: {
      terminal: {
        entity: 'CoachTerminal',
        fields: ['code'],
        where: ({ result }) => whereIn('code', textsSaid(result, 'code')),
      },
    },
    apply(input): Applied {
      const found = input.facts('terminal').find(({ values }) => values.code === input.values.code);
      if (!found) return issued(input);
      // What this announcement says nothing of stays as it was.
      const said = Object.entries(input.values).filter(([, value]) => value !== null);
      return changed({ ...input, found, values: Object.fromEntries(said) });
    },
  },

  TRANSFER: transfer,
};

function departuresOf(document: ResultDocument): readonly string[] {
  const said = saidBy(document, 'departures');
  return Array.isArray(said) ? said.map(String) : [];
}

function departureOf(facts: Facts, code: string) {
  return facts('departure').filter(({ values }) => values.code === code);
}

/** Luật 36/2024/QH15, Điều 58 khoản 1. */
const POINTS_MAX = 12;

type Refused = Extract<Applied, { refused: unknown }>['refused'][number];

const OTHER_ROUTE: Refused = {
  code: 'RESULT_DEPARTURE_OF_OTHER_ROUTE',
  severity: 'error',
  field: 'departures',
  vi: 'Có giờ xuất bến không thuộc tuyến được đăng ký. Hãy xem lại mã giờ xuất bến.',
  en: 'A departure is not of the route that is registered. Check its code.',
};

const TAKEN: Refused = {
  code: 'RESULT_SLOT_TAKEN',
  severity: 'error',
  field: 'departures',
  vi: 'Giờ xuất bến không còn nốt trống: ai nộp trước được trước (Điều 22 Nghị định 158/2024/NĐ-CP)',
  en: 'No slot of the departure is free: who comes first is served first (article 22, decree 158/2024)',
};

const NOTHING_LOST: Refused = {
  code: 'RESULT_NO_POINTS_LOST',
  severity: 'error',
  field: 'delta',
  vi: 'Người lái xe đang có đủ điểm, hoặc chưa có dữ liệu điểm: không có gì để phục hồi.',
  en: 'The driver has all points, or none are on record: there is nothing to restore.',
};
