import type { Condition, Told } from '../../../hub/declare/condition.js';
import type { RegistersAt } from '../../../hub/declare/registers-at.js';
import { asOf } from '../../../hub/sql/sql-context.js';
import { dayVi } from '../../day-vi.js';
import { kindsInUse, kindsOfBadge, lifeRules } from '../life-in-transport.js';
import { serviceLifeEndsOn } from '../service-life.js';

const LAW = 'Luật 36/2024/QH15';
const DECREE = 'Nghị định 158/2024/NĐ-CP';

const of = ['vehicle'] as const;

/**
 * The general niên hạn. What has ended for one kind of transport only is told in the sentence: a dossier does not say which kind it is for.
 */
export const withinServiceLife: Condition = {
  name: 'vehicles.withinServiceLife',
  of,
  provision: `${LAW}, Điều 40 khoản 1`,
  reads: {
    Vehicle: ['productionYear', 'serviceLifeYears', 'category', 'seats', 'kind'],
    ServiceLifeRule: ['category', 'use', 'seatsMin', 'seatsMax', 'years', 'confidence'],
  },
  found: ({ vehicle }, at, _given, law) => {
    const w = at.row('Vehicle', 'w');
    const v = at.row('Vehicle', 'v');
    const r = at.row('ServiceLifeRule', 'r');
    return `select array[v.id] as vehicle, ${v('serviceLifeYears')} as years, v.until, v.until < ${at.validAt} as over, (
      select jsonb_agg(jsonb_build_object('use', ${r('use')}, 'lastDay', r.last_day) order by ${r('code')})
      from (${lifeRules(v, at)}) as r where r.verified and r.km is null and r.last_day < ${at.validAt}) as but
    from (values (1)) as one(n) left join lateral (select w.*, ${serviceLifeEndsOn(w, at, {}, law)} as until from ${w.from} where w.id = ${vehicle} and ${asOf('w', at)}) as v on true`;
  },
  tells: ['until', 'but'],
  cases: [
    {
      key: 'NO_LIMIT',
      when: 'f.years is null',
      verdict: 'HELD',
      basis: { Vehicle: 'vehicle' },
      say: (told) => {
        const but = endedFor(told);
        return { vi: `Không có niên hạn chung cho xe này.${but.vi}`, en: `No general service life is set for this vehicle.${but.en}` };
      },
    },
    {
      key: 'UNKNOWN',
      when: 'f.until is null',
      verdict: 'NOT_HELD',
      basis: { Vehicle: 'vehicle' },
      say: () => ({
        vi: 'Chưa biết năm sản xuất của xe nên chưa tính được niên hạn.',
        en: 'The year of production is not known, so its service life cannot be told.',
      }),
    },
    {
      key: 'ENDED',
      when: 'f.over',
      verdict: 'EXPIRED',
      basis: { Vehicle: 'vehicle' },
      say: (told) => ({ vi: `Xe đã hết niên hạn từ ngày ${dayVi(told.until)}.`, en: `Its service life ended on ${told.until}.` }),
    },
    {
      key: 'WITHIN',
      when: null,
      verdict: 'HELD',
      basis: { Vehicle: 'vehicle' },
      say: (told) => {
        const but = endedFor(told);
        return {
          vi: `Xe còn niên hạn đến hết ngày ${dayVi(told.until)}.${but.vi}`,
          en: `Within its service life until ${told.until}.${but.en}`,
        };
      },
    },
  ],
  refusals: { else: { code: 'SERVICE_LIFE_ENDED', vi: 'Xe đã hết niên hạn sử dụng.', en: 'The service life of the vehicle has ended.' } },
};

function endedFor({ but }: Told): { vi: string; en: string } {
  const ended = Array.isArray(but) ? (but as readonly { use: string; lastDay: string }[]) : [];
  return {
    vi: ended.map(({ use, lastDay }) => ` Kinh doanh loại hình ${use}: đã hết từ ngày ${dayVi(lastDay)}.`).join(''),
    en: ended.map(({ use, lastDay }) => ` For the kind of transport ${use} it ended on ${lastDay}.`).join(''),
  };
}

/**
 * The niên hạn of the kind of transport asked for (`kind`, as a badge names it), or of those the vehicle's badges in force are for. A
 * journey longer than a rule's distance is asked for by `distanceKm`; without one a fixed route's own length counts. Only a rule read in
 * its text refuses.
 */
export const withinServiceLifeForTransport: Condition = {
  name: 'vehicles.withinServiceLifeForTransport',
  of,
  given: { kind: 'text', distanceKm: 'integer' },
  provision: `${DECREE}; ${LAW}, Điều 40 khoản 1`,
  reads: {
    Vehicle: ['productionYear', 'category', 'seats', 'kind'],
    Badge: ['vehicle', 'badgeType', 'route', 'state', 'issuedOn', 'expiresOn'],
    FixedRoute: ['lengthKm'],
    ServiceLifeRule: ['category', 'use', 'seatsMin', 'seatsMax', 'years', 'confidence'],
  },
  found: ({ vehicle }, at, given) => lifeForTransport(`${vehicle}`, at, given),
  tells: ['until'],
  cases: [
    {
      key: 'ENDED',
      when: 'f.ended',
      verdict: 'EXPIRED',
      say: () => ({ vi: 'Xe đã hết niên hạn đối với loại hình kinh doanh.', en: 'The service life has ended for the kind of transport.' }),
    },
    {
      key: 'WITHIN',
      when: null,
      verdict: 'HELD',
      say: () => ({ vi: 'Xe còn niên hạn đối với loại hình kinh doanh.', en: 'Within its service life for the kind of transport.' }),
    },
  ],
  refusals: {
    ENDED: {
      code: 'SERVICE_LIFE_ENDED_FOR_TRANSPORT',
      vi: 'Xe đã hết niên hạn đối với loại hình kinh doanh ghi trên phù hiệu (hoặc với cự ly được hỏi).',
      en: 'The service life has ended for the kind of transport its badge is for (or for the distance asked for).',
    },
  },
};

/**
 * One row: whether a verified rule has `ended` for a kind of transport the vehicle is used for (or for `kind`), whether only an unread one
 * has (`doubtful`), whether one holds for journeys above a distance that was not told (`short`), and the last day the verified ones leave
 * (`until`).
 */
export function lifeForTransport(vehicle: string, at: RegistersAt, { kind, distanceKm }: Readonly<Record<string, string>>): string {
  const v = at.row('Vehicle', 'v');
  const met = `(r.km is null or coalesce(${distanceKm}, u.km) > r.km)`;
  const over = `r.last_day < ${at.validAt}`;
  const used = `select k.kind, k.km from (${kindsInUse(v, at)}) as k where ${kind} is null
    union all select k.kind, null from (${kindsOfBadge(v, `${kind}`)}) as k where ${kind} is not null`;
  return `select bool_or(r.verified and ${over} and ${met}) as ended, bool_or(not r.verified and ${over} and ${met}) as doubtful,
      bool_or(r.verified and ${over} and r.km is not null and coalesce(${distanceKm}, u.km) is null) as short,
      min(r.last_day) filter (where r.verified and r.km is null) as until
    from ${v.from} cross join lateral (${used}) as u cross join lateral (select * from (${lifeRules(v, at)}) as every where every.kind = u.kind) as r
    where v.id = ${vehicle} and ${asOf('v', at)}`;
}
