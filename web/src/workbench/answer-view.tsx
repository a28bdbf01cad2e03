import { lazy, Suspense, useMemo, useState } from 'react';
import { isList, type Kinds } from '../kinds/kinds';
import { figures } from '../shell/figures';
import type { Language } from '../shell/look';
import { shellWords } from '../shell/words';
import { FigureTable } from './figure-table';
import { PopulationLine } from './population-line';
import type { Column, Question, Written } from './question';
import { canDivide, type Group, pivot } from './table-data';
import type { Aggregate, MoreGroups } from './use-groups';
import { type Words, words } from './words';

// Drawing is half of the page's weight, and a table needs none of it.
const Chart = lazy(() => import('./chart'));
const Shares = lazy(() => import('./shares'));
const ProvinceMap = lazy(() => import('./province-map'));

type AnswerProps = {
  aggregate: Aggregate;
  /** The same as it was recorded before, and the instants of both. */
  beside?: { aggregate: Aggregate; before: string; now: string } | undefined;
  extensions: Readonly<Record<string, unknown>>;
  more: MoreGroups | undefined;
  written: Written;
  question: Question;
  kinds: Kinds;
  language: Language;
};

const VIEWS = ['table', 'chart', 'shares', 'map'] as const;

/** One answer seen in four ways, and always whom it is about. */
export function AnswerView({ aggregate, beside, extensions, more, written, question, kinds, language }: AnswerProps) {
  const say = words[language];
  const [view, setView] = useState<(typeof VIEWS)[number]>('table');
  const { number } = figures(language);
  const data = useMemo(
    () => pivot(groupsOf(aggregate, beside), written, (column, value) => wordOf(column, value, language, say)),
    [aggregate, beside, written, language, say],
  );
  const captions = written.columns.map(({ caption }) =>
    caption.map((field) => (language === 'en' ? field.captionEn : field.caption)).join(' · '),
  );
  const figure =
    question.measure === 'count' ? say.measures.count : `${say.measures[question.measure]}: ${fieldCaption(kinds, question, language)}`;
  const isOrdered = written.columns[0]?.period !== undefined || written.columns[0]?.width !== undefined;
  const isAdditive = question.measure === 'count' || question.measure === 'sum';
  // A record of several groups would be a part more than once.
  const isOfParts = isAdditive && captions.length > 0 && !written.columns.some(({ caption }) => caption.some(isList)) && canDivide(data);
  const shown = { captions, figure, data, language, say, isOrdered };
  return (
    <>
      <fieldset className="views switch-like" aria-label={say.view}>
        {VIEWS.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={view === one}
            onClick={() => setView(one)}
            disabled={(one === 'map' && !written.province) || (one === 'shares' && !isOfParts)}
          >
            {say.views[one]}
          </button>
        ))}
      </fieldset>
      <PopulationLine isSeries={'each' in question.days} extensions={extensions} kinds={kinds} language={language} say={say} />
      {data.rows.length === 0 ? (
        <p className="soft">{say.noRows}</p>
      ) : view === 'table' ? (
        <FigureTable {...shown} isAdditive={isAdditive} />
      ) : (
        <Suspense fallback={<p role="status">{shellWords[language].loading}</p>}>
          {view === 'map' && written.province ? (
            <ProvinceMap
              {...shown}
              on={question.comparableOn || ('each' in question.days ? (question.days.each.at(-1) ?? '') : question.days.on)}
            />
          ) : view === 'shares' && isOfParts ? (
            <Shares {...shown} />
          ) : (
            <Chart {...shown} />
          )}
        </Suspense>
      )}
      {more && (
        <p className="row soft" role="status">
          {say.more(number(aggregate.groups.length), number(aggregate.groupCount))} {more.isComing && shellWords[language].loading}
          {!more.isComing && (
            <button type="button" onClick={more.ask}>
              {say.moreGroups}
            </button>
          )}
        </p>
      )}
      {more?.error && (
        <p className="trouble" role="alert">
          {more.error.message}
        </p>
      )}
      {!isOfParts && view === 'shares' && <p className="soft">{say.noShares}</p>}
      {!written.province && view === 'map' && <p className="soft">{say.noMap}</p>}
    </>
  );
}

/** States of knowledge stand beside each other as days do. */
function groupsOf(aggregate: Aggregate, beside: AnswerProps['beside']): readonly Group[] {
  if (!beside) return aggregate.groups;
  const at = (groups: readonly Group[], day: string) => groups.map((group) => ({ ...group, day }));
  return [...at(beside.aggregate.groups, beside.before), ...at(aggregate.groups, beside.now)];
}

function fieldCaption(kinds: Kinds, { entity, of }: Question, language: Language): string {
  const field = kinds.get(entity)?.fields.find(({ name }) => name === of);
  return (language === 'en' ? field?.captionEn : field?.caption) ?? of;
}

/** The value of a key as one reads it: choices by their words, periods by their name, bands by both ends. */
function wordOf({ codes, period, width }: Column, value: unknown, language: Language, say: Words): string {
  if (value === null || value === undefined || value === '') return say.none;
  if (typeof value === 'boolean') return value ? say.yes : say.no;
  const text = String(value);
  if (width !== undefined && width > 1) return `${text}–${Number(value) + width - 1}`;
  if (period === 'YEAR') return text.slice(0, 4);
  if (period === 'QUARTER') return `${text.slice(0, 4)} Q${Math.floor((Number(text.slice(5, 7)) - 1) / 3) + 1}`;
  if (period === 'MONTH') return text.slice(0, 7);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return figures(language).day(text);
  return (language === 'en' ? undefined : codes.get(text)) ?? text;
}
