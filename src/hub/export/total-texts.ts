import { canonicalRecord } from './canonical.js';
import { csvHeader, csvRow } from './csv-lines.js';
import type { Exporting, Texts } from './exporting.js';
import { linkCells } from './link-cells.js';
import { type ExportedState, readStates } from './read-states.js';

/**
 * Everything of an entity: as CSV the state of each record that is in force on the day, in the columns an importer takes; as JSONL each
 * record with every state known, or with those in force on the day if one was asked for.
 */
export function totalTexts(exporting: Exporting): Texts {
  const { request, readable, at } = exporting;
  const names = readable.fields.map(({ name }) => name);
  if (request.format === 'csv') return { texts: rows(exporting), columns: [...names, 'validFrom', 'validTo'], validAt: at.validAt };
  const day = asksDay(request.asOf) ? at.validAt : null;
  return { texts: records(exporting, names, day), columns: names, validAt: day };
}

async function* rows(exporting: Exporting): AsyncGenerator<string> {
  const { deps, request, readable, at, tally, times } = exporting;
  const links = readable.fields.filter((field) => field.kind === 'link');
  yield csvHeader(readable.fields, request.captions === true);
  for await (const page of pages(exporting, at.validAt)) {
    const cellOf = await linkCells(deps.pool, { model: deps.model, links, knownAt: at.knownAt, today: times.today }, page);
    tally.counts.records += page.length;
    for (const state of page) yield csvRow(state, readable.fields, cellOf, () => tally.linksLost++);
  }
}

async function* records(exporting: Exporting, names: readonly string[], day: string | null): AsyncGenerator<string> {
  const { tally } = exporting;
  let open: ExportedState[] = [];
  const close = (): string => {
    tally.counts.records += 1;
    return canonicalRecord(open[0]?.id ?? '', open, names);
  };
  for await (const page of pages(exporting, day)) {
    for (const state of page) {
      if (open.length > 0 && open[0]?.id !== state.id) {
        yield close();
        open = [];
      }
      open.push(state);
    }
  }
  if (open.length > 0) yield close();
}

/** Page by page; whose data a page is stands in the read log before any of it is written down. */
async function* pages({ deps, request, readable, at, tally }: Exporting, day: string | null): AsyncGenerator<ExportedState[]> {
  for await (const page of readStates(deps.pool, deps.model, {
    entity: request.entity,
    knownAt: at.knownAt,
    validAt: day,
    scope: readable.scope,
    reach: readable.reach,
    guarded: readable.guarded,
  })) {
    await tally.shown(page.flatMap(({ subjects }) => subjects));
    tally.counts.states += page.length;
    yield page;
    tally.progress(tally.counts.states);
  }
}

function asksDay(asOf: Exporting['request']['asOf']): boolean {
  return Boolean(asOf && ('validAt' in asOf || 'snapshot' in asOf) && (asOf.validAt || asOf.snapshot));
}
