import { bytesColumn } from '../../db/bytes.js';
import type { Model } from '../declare/model.js';
import { toldOfPage } from '../ledger/told-sql.js';
import { changesFiltered, changesSeen, namesSql, personsOf } from '../query/changes-sql.js';
import { originObject } from '../query/compile-history.js';
import { changeExpressions, changeSetExpressions } from '../query/history.js';
import type { FeedPlan, SeenEntity } from '../query/plan-feed.js';
import type { Selection } from '../query/selection.js';
import { CHANGE_SPAN, type ChangeScope, type MaskIds, maskIds, onlyAbout } from '../sql/change-scope.js';
import { erasedOfChange, namesOf } from '../sql/erased-sql.js';
import { type Expr, expr, type Json, predicate } from '../sql/fragment.js';
import { JSON_NULL, jsonBare, jsonEither, jsonObject, jsonOf, jsonQuoted, jsonWord } from '../sql/json-sql.js';
import { once } from '../sql/once.js';
import { statementContext } from '../sql/sql-context.js';
import { TIMES_SQL } from '../time/current-times.js';

/** Positions looked at for one page at most, so that a filter which little passes costs a page, not the ledger. */
export const FEED_SPAN = 10_000;

/** Between the changes of a page where they are taken apart again: raw in no JSON text. */
export const SEPARATOR = '\x1e';

/** A way in which the changes of a page were asked for: under which key, with which fields. */
export type Rendering = { key: string; selection: readonly Selection[]; separator: ',' | typeof SEPARATOR };

/** Where a rendering stands in the row; as bytes where it is handed on as it is. */
export function renderedColumn({ separator }: Rendering, i: number) {
  return separator === ',' ? bytesColumn(`t${i}` as const) : (`t${i}` as const);
}

/**
 * One statement for one page: the times it was read at, how far it looked, the persons it shows, and the changes as JSON text in each way
 * they were asked for (`renderedColumn`). The page ends before the change with which its texts would pass `bytesMax`, and with one change
 * at the earliest: measured is what is shown, so where a page ends tells nothing about what is not. What the door rendered when it wrote is
 * spliced in as it stands; only where a field is withheld it is taken apart, by the very expressions of `history`.
 */
export function feedSql(
  model: Model,
  plan: FeedPlan,
  renderings: readonly Rendering[],
  { after: from, reach, counted }: { after: unknown; reach: unknown; counted: boolean },
): { text: string; values: unknown[] } {
  const sql = statementContext(model, { scope: () => 'all', reach });
  const after = sql.add(from, 'bigint');
  const own = reach === null ? null : once(() => sql.add(reach, 'uuid[]'));
  const scope: ChangeScope = { model, alias: sql.alias, today: () => '(select today from times)', own };
  const allowed = [...changesFiltered(plan, sql.add), ...changesSeen(scope, plan.seen)].join(' and ');
  const mask = maskIds(
    scope,
    plan.seen.map(({ entity, guarded }) => ({ entity, links: guarded })),
  );
  const texts = renderings.map(
    ({ selection }, i) => `${changeText(plan.seen, selection, { own: () => isOwn(plan.seen, own), mask })} as t${i}`,
  );
  const bytes = renderings.length > 0 ? renderings.map((_, i) => `octet_length(r.t${i})`).join(' + ') : '0';
  const asked = new Set(renderings.flatMap(({ selection }) => selection.map(({ name }) => name)));
  const tellsStates = asked.has('changedFields') || asked.has('slices');
  const entities = plan.seen.map(({ entity }) => entity);
  const shown = 'filter (where p.is_shown)';
  const columns = renderings.map((rendering, i) => {
    const separator = rendering.separator === ',' ? `','` : 'chr(30)';
    return `string_agg(p.t${i}, ${separator} order by p.position) ${shown} as "${renderedColumn(rendering, i)}"`;
  });
  const mayShowPersons = plan.seen.some(({ entity, scope }) => entity.subject && scope !== 'no-subject');
  const about = mayShowPersons ? `nullif(array_to_string(${personsOf(plan.seen)}, ','), '')` : 'null::text';
  return {
    text: `with times as materialized (${TIMES_SQL}),
      page as materialized (select ${pageColumns(asked, mask)} from change c where c.position > ${after} and c.position <= ${after} + ${FEED_SPAN} and ${allowed} order by c.position limit ${plan.limit})
      ${tellsStates ? `, told as materialized (${toldOfPage(entities, asked)})` : ''}
      select times.*, p.* from times cross join lateral (
        select count(*) ${shown}::integer as found, max(p.position) ${shown}::text as last, string_agg(p.position::text, ',' order by p.position) ${shown} as positions,
          count(*) = ${plan.limit} or not coalesce(bool_and(p.is_shown), true) as is_full, string_agg(p.persons, ',') ${shown} as persons
          ${columns.map((column) => `, ${column}`).join('')}
          ${counted ? `, (select count(*)::integer from change c where ${allowed}) as total` : ''}
        from (
          select r.*, sum(${bytes}) over by_position <= ${plan.bytesMax} or row_number() over by_position = 1 as is_shown
          from (select ${['c.position', `${about} as persons`, ...texts].join(', ')} from ${tellsStates ? '(select * from page join told using (position))' : 'page'} c join change_set s on s.id = c.change_set_id offset 0) r
          window by_position as (order by r.position)
        ) p) p`,
    values: sql.values,
  };
}

/** What of a change is carried through the page: values and hashes are most of a row, and are told of what the page holds. */
function pageColumns(asked: ReadonlySet<string>, mask: MaskIds | null): string {
  const days = mask === null || !asked.has('changedFields') ? [] : [`${CHANGE_SPAN.from} as span_from`, `${CHANGE_SPAN.to} as span_to`];
  return [...NARROW_COLUMNS.map((column) => `c.${column}`), ...days].join(', ');
}

const NARROW_COLUMNS = [
  'position',
  'change_set_id',
  'entity',
  'record_id',
  'version',
  'operation',
  'valid_from',
  'valid_to',
  'recorded_from',
  'subjects',
];

/** The persons whom the caller reaches as a parameter, made when first needed: PostgreSQL refuses one that the statement does not use. */
type Own = (() => string) | null;
function isOwn(seen: readonly SeenEntity[], own: Own): string {
  return own === null ? 'false' : onlyAbout(personsOf(seen), own).text;
}

/** SQL of a change as JSON text, its values those of `history`. */
function changeText(
  seen: readonly SeenEntity[],
  selection: readonly Selection[],
  { own, mask }: { own: () => string; mask: MaskIds | null },
): Json {
  return jsonObject(
    selection.map(({ key, name, children }): [string, Json] => {
      switch (name) {
        case '__typename':
          return [key, jsonWord('Change')];
        case 'version':
          return [key, jsonBare(changeExpressions.values.version ?? NOTHING)];
        case 'authority':
          return [key, jsonOf(changeExpressions.values.authority ?? NOTHING)];
        case 'changedFields': {
          const asWritten =
            children.length === 3 &&
            ['name', 'before', 'after'].every((part, i) => children[i]?.key === part && children[i]?.name === part);
          const rendered = changeExpressions.changedFields(
            'c.changed_fields',
            children.map((child) => [child.key, child.name]),
            () => readable(seen, own),
            mask,
            { from: 'c.span_from', to: 'c.span_to' },
          );
          return [key, whereWhole(seen, asWritten, 'c.changed_fields', rendered)];
        }
        case 'slices':
          return [
            key,
            whereWhole(
              seen,
              true,
              'c.slices',
              changeExpressions.slices('c.slices', () => readable(seen, own), mask),
            ),
          ];
        case 'erased':
          return [key, jsonBare(erasedOfChange(namesOf(children)))];
        case 'changeSet': {
          const set = jsonObject(children.map((child): [string, Json] => [child.key, changeSetText(child)]));
          const hidden = seen.filter(({ changeSets }) => !changeSets).map(({ entity }) => entity.name);
          if (hidden.length === 0) return [key, set];
          return [
            key,
            hidden.length === seen.length ? JSON_NULL : jsonEither(predicate`c.entity = any(${namesSql(hidden)})`, JSON_NULL, set),
          ];
        }
        default:
          return [key, jsonQuoted(changeExpressions.values[name] ?? NOTHING)];
      }
    }),
  );
}

const NOTHING = expr`null::text`;
const FREE_TEXTS = new Set(['actor', 'agency', 'reason', 'legalBasis', 'caseCode', 'approvedBy', 'approvedByAgency', 'emergency']);

function changeSetText({ name, children }: Selection): Json {
  if (name === 'batch') return originObject(children);
  if (name === '__typename') return jsonWord('ChangeSet');
  const expression = changeSetExpressions[name] ?? NOTHING;
  // Numbers of the ledger, ids, days and instants hold nothing that JSON would escape.
  return FREE_TEXTS.has(name) ? jsonOf(expression) : jsonQuoted(expression);
}

/** As it was written for entities of which the caller may read everything, taken apart for the others. */
function whereWhole(seen: readonly SeenEntity[], asWritten: boolean, written: string, rendered: Expr): Json {
  const whole = asWritten ? seen.filter((entity) => entity.whole) : [];
  if (whole.length === seen.length) return jsonBare(written);
  if (whole.length === 0) return jsonBare(rendered);
  return jsonEither(predicate`c.entity = any(${namesSql(whole.map(({ entity }) => entity.name))})`, jsonBare(written), jsonBare(rendered));
}

/** SQL of the names whose values may be given, by the change's entity and whose it is. */
function readable(seen: readonly SeenEntity[], own: () => string): string {
  const lists = (of: (entity: SeenEntity) => ReadonlySet<string>) =>
    `case c.entity ${seen.map((entity) => `when '${entity.entity.name}' then ${namesSql(of(entity))}`).join(' ')} else '{}'::text[] end`;
  if (seen.length === 0) return `'{}'::text[]`;
  const others = lists((entity) => entity.readable);
  return seen.every((entity) => entity.readable === entity.readableOwn)
    ? others
    : `case when ${own()} then ${lists((entity) => entity.readableOwn)} else ${others} end`;
}
