import type { Premise, Refused } from '../../hub/declare/model.js';
import { asOf, knownAt } from '../../hub/sql/sql-context.js';
import { daysAway, notInForce, periodDay } from '../../hub/time/period-sql.js';
import { chainageRank } from '../identifiers/index.js';

type Period = readonly [from: string | null, to: string | null];
type Extent = { from: string; to: string };
type Section = Extent & { code: string };
/** An end of the stretch asked for, and the argument that gave it. */
type End = { argument: string; chainage: string };

type Facts = {
  isRoad: boolean;
  /** When the number was, or will be, a road's, if no road has it on the day. */
  roadAt: Period | null;
  sections: readonly Section[];
  /** The road of the section asked for, and when it is in force otherwise. */
  sectionOf: string | null;
  sectionAt: Period | null;
  /** From the first to the last chainage of what stands on a road without sections. */
  reach: Extent | null;
};

/**
 * A stretch lies on a road that exists on the day, in one of its sections if one is named, and between chainages the road has. Whoever asks
 * about Km900 of a road of 60 km, or misspells its number, must not read "no bridge". The stationing of record is that of the sections; of
 * a road without any only what stands on it is known.
 */
export const onTheRoad: Premise = {
  facts({ road, section }, { add, at, rows }) {
    const r = at.row('Road', 'r');
    const w = at.row('Road', 'w');
    const s = at.row('RoadSection', 's');
    const m = at.row('RoadSection', 'm');
    const o = rows('o');
    const number = add(road, 'text');
    const one = `(select r.id from ${r.from} where ${r('number')} = ${number} and ${asOf('r', at)} limit 1)`;
    const near = (t: string, from: string, key: string) =>
      `(select json_build_array(${periodDay(t, 'validFrom')}, ${periodDay(t, 'validTo')}) from ${from}
        where ${key} and ${knownAt(t, at)} and ${notInForce(t, at.validAt)} order by ${daysAway(t, at.validAt)} limit 1)`;
    const sections = `from ${s.from} where ${s('road')} = ${one} and ${asOf('s', at)}`;
    const code = section === undefined || section === null ? null : add(section, 'text');
    const roadOfSection = (named: string) => {
      const n = at.row('RoadSection', 'n');
      const q = at.row('Road', 'q');
      return `(select ${q('number')} from ${n.from} join ${q.from} on q.id = ${n('road')} and ${asOf('q', at)} where ${n('code')} = ${named} and ${asOf('n', at)} limit 1)`;
    };
    const place = (which: 'asc' | 'desc', text: string, rank: string) => `(array_agg(${text} order by ${rank} ${which} nulls last))[1]`;
    return `json_build_object('isRoad', ${one} is not null,
      'roadAt', case when ${one} is null then ${near('w', w.from, `${w('number')} = ${number}`)} end,
      'sections', (select coalesce(json_agg(json_build_object('code', ${s('code')}, 'from', ${s('fromChainage')}, 'to', ${s('toChainage')}) order by ${s('ordinal')}, s.id), '[]'::json) ${sections}),
      'sectionOf', ${code === null ? 'null::text' : roadOfSection(code)},
      'sectionAt', ${code === null ? 'null::json' : near('m', m.from, `${m('code')} = ${code}`)},
      'reach', case when not exists (select ${sections}) then (
        select case when count(*) > 0 then json_build_object('from', ${place('asc', o('chainage'), o.twin('chainage'))},
          'to', ${place('desc', `coalesce(${o('toChainage')}, ${o('chainage')})`, `coalesce(${o.twin('toChainage')}, ${o.twin('chainage')})`)}) end
        from ${o.from} where ${o('road')} = ${one} and ${o('chainage')} is not null and ${asOf('o', at)}) end)`;
  },

  refusal(told, { section, from, to }, day) {
    const facts = told as Facts;
    if (!facts.isRoad) return noRoad(facts, day);
    const extents = typeof section === 'string' ? facts.sections.filter(({ code }) => code === section) : facts.sections;
    if (typeof section === 'string' && extents.length === 0) return noSection(facts, day);
    const asked = Object.entries({ from, to }).flatMap(([argument, chainage]) =>
      typeof chainage === 'string' ? [{ argument, chainage }] : [],
    );
    if (extents.length === 0) return asked.length > 0 ? outOfReach(asked, { from, to }, facts.reach) : null;
    for (const end of asked) {
      const refused = beyond(end, extents);
      if (refused) return refused;
    }
    return typeof from === 'string' && typeof to === 'string' ? betweenSections(from, to, extents) : null;
  },
};

function noRoad({ roadAt }: Facts, day: string): Refused {
  if (!roadAt) {
    return {
      argument: 'road',
      ruleVi: `ngày ${day} không có tuyến đường nào mang số hiệu này. Hãy tìm số hiệu trong danh sách roads.`,
      ruleEn: `on ${day} no road has this number. Find the number in the list roads.`,
    };
  }
  return {
    argument: 'road',
    ruleVi: `ngày ${day} không có tuyến đường nào mang số hiệu này; có tuyến mang số hiệu này ${periodVi(roadAt)}. Hãy hỏi kèm asOf.validAt trong thời gian đó, hoặc dùng số hiệu của ngày cần hỏi.`,
    ruleEn: `on ${day} no road has this number; one has it ${periodEn(roadAt)}. Ask with an asOf.validAt of that time, or by the number of the day.`,
  };
}

const CODES_MAX = 12;

function noSection({ sections, sectionOf, sectionAt }: Facts, day: string): Refused {
  const codes = sections.map(({ code }) => code);
  const shown = codes.length === 0 ? '' : `${codes.slice(0, CODES_MAX).join(', ')}${codes.length > CODES_MAX ? ' …' : '.'}`;
  const why = sectionOf
    ? { vi: `đoạn này thuộc tuyến ${sectionOf}`, en: `this section belongs to road ${sectionOf}` }
    : sectionAt
      ? {
          vi: `đoạn này không có hiệu lực ngày ${day}, chỉ ${periodVi(sectionAt)}`,
          en: `this section is not in force on ${day}, only ${periodEn(sectionAt)}`,
        }
      : { vi: `ngày ${day} tuyến không có đoạn nào mang mã này`, en: `on ${day} the road has no section of this code` };
  return {
    argument: 'section',
    ruleVi: `${why.vi}. ${shown ? `Tuyến có ${codes.length} đoạn: ${shown}` : 'Tuyến chưa có đoạn nào được ghi nhận.'}`,
    ruleEn: `${why.en}. ${shown ? `The road has ${codes.length} sections: ${shown}` : 'No section of the road is registered.'}`,
    known: codes,
  };
}

/**
 * Where a road without sections ends nobody knows; but a stretch beyond everything that stands on it is one the hub knows nothing about.
 */
function outOfReach(asked: readonly End[], { from, to }: { from?: unknown; to?: unknown }, reach: Extent | null): Refused | null {
  const argument = asked[0]?.argument ?? 'from';
  if (!reach) {
    return {
      argument,
      ruleVi: 'tuyến này chưa có đoạn hay công trình nào được ghi lý trình, nên không xác định được quãng đường. Hãy bỏ from và to.',
      ruleEn: 'no section and nothing with a chainage is registered on this road, so no stretch of it can be told. Leave out from and to.',
      known: [],
    };
  }
  const [first, last] = [chainageRank(reach.from), chainageRank(reach.to)];
  const ranks = asked.map(({ chainage }) => chainageRank(chainage));
  const isBefore = typeof to === 'string' && ranks.every((rank) => rank < first);
  const isBehind = typeof from === 'string' && ranks.every((rank) => rank > last);
  if (!isBefore && !isBehind) return null;
  return {
    argument: isBehind ? 'from' : 'to',
    ruleVi: `tuyến chưa có đoạn nào được ghi nhận; những gì đã biết trên tuyến nằm từ ${reach.from} đến ${reach.to}.`,
    ruleEn: `no section of the road is registered; what is known on it lies from ${reach.from} to ${reach.to}.`,
    known: [reach.from, reach.to],
  };
}

/** The chainage is before the first or after the last one the road, or the section, has. */
function beyond({ argument, chainage }: End, extents: readonly Section[]): Refused | null {
  const first = extents.reduce((least, { from }) => (chainageRank(from) < chainageRank(least) ? from : least), extents[0]?.from ?? '');
  const last = extents.reduce((most, { to }) => (chainageRank(to) > chainageRank(most) ? to : most), extents[0]?.to ?? '');
  if (chainageRank(first) <= chainageRank(chainage) && chainageRank(chainage) <= chainageRank(last)) return null;
  const what =
    extents.length === 1
      ? { vi: `đoạn ${extents[0]?.code} chạy`, en: `section ${extents[0]?.code} runs` }
      : { vi: 'tuyến chạy', en: 'the road runs' };
  return { argument, ruleVi: `${what.vi} từ ${first} đến ${last}.`, ruleEn: `${what.en} from ${first} to ${last}.`, known: [first, last] };
}

/** The whole stretch lies where one section has ended and the next one has not begun. */
function betweenSections(from: string, to: string, extents: readonly Section[]): Refused | null {
  const [start, end] = [chainageRank(from), chainageRank(to)].sort((a, b) => a - b) as [number, number];
  if (extents.length < 2 || extents.some((extent) => chainageRank(extent.from) <= end && start <= chainageRank(extent.to))) return null;
  const before = extents.filter((extent) => chainageRank(extent.to) < start).sort((a, b) => chainageRank(b.to) - chainageRank(a.to))[0];
  const after = extents.filter((extent) => end < chainageRank(extent.from)).sort((a, b) => chainageRank(a.from) - chainageRank(b.from))[0];
  if (!before || !after) return null;
  return {
    argument: 'from',
    ruleVi: `quãng này không thuộc đoạn nào của tuyến: đoạn ${before.code} hết ở ${before.to}, đoạn ${after.code} bắt đầu từ ${after.from}.`,
    ruleEn: `no section of the road covers this stretch: section ${before.code} ends at ${before.to}, section ${after.code} begins at ${after.from}.`,
    known: [before.to, after.from],
  };
}

function periodVi([from, to]: Period): string {
  const parts = [...(from ? [`từ ${from}`] : []), ...(to ? [`đến trước ${to}`] : [])];
  return parts.join(' ') || 'vào lúc khác';
}

function periodEn([from, to]: Period): string {
  const parts = [...(from ? [`from ${from}`] : []), ...(to ? [`until before ${to}`] : [])];
  return parts.join(' ') || 'at another time';
}
