import type { Condition, Told } from '../../hub/declare/condition.js';
import type { RegistersAt } from '../../hub/declare/registers-at.js';
import { asOf, onDay } from '../../hub/sql/sql-context.js';

/** Decision 20/2020/QĐ-TTg knows four levels of agencies; its codes of the provinces, with all that is theirs, begin with `H`. */
const LEVELS = 4;
const PROVINCIAL = 'H%';

/**
 * Whether an agency was the one to issue such a document on a day: the source of authority of that day, part of it, or, until
 * `provincialUntil`, an authority of a province. Asked when a result is recorded and when evidence rests on a document. Where the registers
 * name no authority for the day, nothing is said against anyone; an agency that was not there on the day issued nothing.
 */
export const issuerCompetent: Condition = {
  name: 'reference.issuerCompetent',
  of: ['issuer'],
  // `scope`: the entity of the document; `day`: that of the decision.
  given: { scope: 'text', day: 'text', provincialUntil: 'text' },
  provision: 'pháp luật của ngày quyết định (SourceAuthority.ground)',
  reads: { SourceAuthority: ['scope', 'agency', 'ground'], Agency: ['code', 'name', 'parent'] },
  found: ({ issuer }, at, { scope, day, provincialUntil }) => {
    const then = onDay(at, `(${day})::date`);
    const s = then.row('SourceAuthority', 's');
    const g = then.row('Agency', 'g');
    const i = then.row('Agency', 'i');
    return `select ${g('code')} as authority, ${g('name')} as named, ${s('ground')} as ground,
      (select ${g('code')} in (${[i('code'), ...above('code', then)].join(', ')})
          or ${i('code')} like '${PROVINCIAL}' and (${day})::date < (${provincialUntil})::date
        from ${i.from} ${joined(then)} where i.id = ${issuer} and ${asOf('i', then)}) as competent
    from (values (1)) as one(n)
      left join ${s.from} on ${s('scope')} = ${scope} and ${asOf('s', then)}
      left join ${g.from} on g.id = ${s('agency')} and ${asOf('g', then)}`;
  },
  tells: ['authority', 'named', 'ground'],
  cases: [
    {
      key: 'COMPETENT',
      when: 'f.competent',
      verdict: 'HELD',
      say: () => ({ vi: 'Cơ quan cấp có thẩm quyền vào ngày cấp.', en: 'The issuer had authority on the day of issue.' }),
    },
    { key: 'OTHER', when: 'f.authority is not null', verdict: 'DISPUTED', say: other },
    {
      key: 'UNKNOWN',
      when: null,
      verdict: 'NOT_HELD',
      say: () => ({ vi: 'Chưa có dữ liệu về thẩm quyền cấp vào ngày này.', en: 'Who had authority on that day is not on record.' }),
    },
  ],
};

/**
 * Whether an agency may record what another one decided: it is that agency, stands above it, is a part of it or took over its duties, or one of
 * these delegated to it. Who decided is told as of the day of the decision, who records as of today.
 */
export const actsForIssuer: Condition = {
  name: 'reference.actsForIssuer',
  of: ['issuer', 'recorder'],
  // `scope`: the entity of the document; `day`: that of the decision.
  given: { scope: 'text', day: 'text' },
  provision: 'pháp luật về ủy quyền (AgencyDelegation.ground)',
  reads: { Agency: ['parent', 'successor'], AgencyDelegation: ['agency', 'delegate', 'scope'] },
  found: ({ issuer, recorder }, at, { scope, day }) => {
    const thatDay = onDay(at, `(${day})::date`);
    const i = thatDay.row('Agency', 'i');
    const r = at.row('Agency', 'i');
    const d = at.row('AgencyDelegation', 'd');
    const house = ['i', ...steps.map(([, alias]) => alias)];
    const answers = house.flatMap((alias) => [`${alias}.id`, thatDay.row('Agency', alias)('successor')]);
    return `select ${recorder} = any(decided.by) or decided.whose && recording.whose as acts,
      exists (select from ${d.from} where ${asOf('d', at)} and ${d('agency')} = any(decided.by) and ${d('delegate')} = any(recording.whose)
        and ${d('scope')} in (${scope}, '*')) as delegated
    from (values (1)) as one(n) left join (select array_remove(array[${answers.join(', ')}], null) as by, array_remove(array[i.id, ${i('successor')}], null) as whose from ${i.from} ${joined(thatDay)} where ${asOf('i', thatDay)} and i.id = ${issuer}) as decided on true
      left join (select array_remove(array[${house.map((alias) => `${alias}.id`).join(', ')}], null) as whose
        from ${r.from} ${joined(at)} where i.id = ${recorder} and ${asOf('i', at)}) as recording on true`;
  },
  cases: [
    {
      key: 'OWN',
      when: 'f.acts',
      verdict: 'HELD',
      say: () => ({
        vi: 'Cơ quan ghi là cơ quan ban hành hoặc thuộc cùng hệ thống.',
        en: 'The recorder is the issuer or of one house with it.',
      }),
    },
    {
      key: 'DELEGATED',
      when: 'f.delegated',
      verdict: 'HELD',
      say: () => ({ vi: 'Cơ quan ghi được cơ quan ban hành ủy quyền.', en: 'The issuer delegated to the recorder.' }),
    },
    {
      key: 'OTHER',
      when: null,
      verdict: 'CONTRADICTED',
      say: () => ({ vi: 'Cơ quan ghi không được cơ quan ban hành ủy quyền.', en: 'The recorder has no delegation of the issuer.' }),
    },
  ],
};

/** Names the authority, which is public, and neither issuer nor day, which may be a person's. */
function other({ authority, named }: Told) {
  const who = authority === undefined ? '' : ` (${[named, authority].filter(Boolean).join(', ')})`;
  return {
    vi: `Cơ quan cấp không phải cơ quan có thẩm quyền vào ngày cấp${who}. Các cơ quan phải làm rõ với nhau.`,
    en: `Its issuer was not the authority of the day of issue${who}. The agencies must settle it.`,
  };
}

const steps = Array.from({ length: LEVELS }, (_, step) => [step === 0 ? 'i' : `i${step}`, `i${step + 1}`] as const);

function above(field: string, then: RegistersAt): string[] {
  return steps.map(([, alias]) => then.row('Agency', alias)(field));
}

function joined(then: RegistersAt): string {
  return steps
    .map(([below, alias]) => {
      const a = then.row('Agency', alias);
      return `left join ${a.from} on ${alias}.id = ${then.row('Agency', below)('parent')} and ${asOf(alias, then)}`;
    })
    .join(' ');
}
