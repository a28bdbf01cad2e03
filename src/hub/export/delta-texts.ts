import { withTx } from '../../db/tx.js';
import { BOM, csvLine } from '../csv/csv-line.js';
import type { Value } from '../declare/model.js';
import { compileFeed, readFeed } from '../feed/read-feed.js';
import { stateOn } from '../ledger/describe-change.js';
import type { ServedChange } from '../query/history.js';
import { planFeed } from '../query/plan-feed.js';
import type { Selection } from '../query/selection.js';
import { valueCell } from './csv-lines.js';
import type { Exporting, Texts } from './exporting.js';

/**
 * What changed after a position: the feed's own changes, one a line, as the feed gives them to this caller. As CSV one row a change with
 * the state on its first day – to be read, not imported: a file of rows cannot say that something was removed.
 */
export function deltaTexts(exporting: Exporting, after: string): Texts {
  const { request, readable } = exporting;
  const names = readable.fields.map(({ name }) => name);
  if (request.format === 'jsonl') return { texts: lines(exporting, after), columns: CHANGE_FIELDS, validAt: null };
  const columns = ['position', 'operation', 'recordId', 'version', 'recordedFrom', 'validFrom', 'validTo', ...names];
  return { texts: rows(exporting, after, columns, names), columns, validAt: null };
}

/** Which fields changed is left out: the states say it. */
type ExportedChange = Omit<ServedChange, 'changedFields'>;

const CHANGE_FIELDS = [
  'position',
  'entity',
  'recordId',
  'version',
  'operation',
  'validFrom',
  'validTo',
  'recordedFrom',
  'authority',
  'slices',
  'erased',
];

async function* lines(exporting: Exporting, after: string): AsyncGenerator<string> {
  for await (const change of changes(exporting, after)) yield `${JSON.stringify(change)}\n`;
}

async function* rows(exporting: Exporting, after: string, columns: readonly string[], names: readonly string[]): AsyncGenerator<string> {
  yield `${BOM}${csvLine(columns)}`;
  for await (const change of changes(exporting, after)) {
    const { position, operation, recordId, version, recordedFrom, validFrom, validTo, slices } = change;
    // None is left after a removal.
    const state = stateOn(slices, validFrom);
    const frame = [position, operation, recordId, String(version), recordedFrom, validFrom ?? '', validTo ?? ''];
    yield csvLine([...frame, ...names.map((name) => valueCell((state?.[name] ?? null) as Value))]);
  }
}

async function* changes({ deps, request, readable, position, tally }: Exporting, after: string): AsyncGenerator<ExportedChange> {
  const until = BigInt(position);
  for (let from = after; BigInt(from) < until; ) {
    const args = { after: from, first: PAGE_CHANGES, where: { entity: { eq: request.entity.name } } };
    const plan = planFeed({ model: deps.model, caller: request.caller, path: 'changes', arguments: args, selection: SELECTION });
    const page = await withTx(deps.pool, { readOnly: true, label: 'export changes' }, (tx) =>
      readFeed(tx, compileFeed(deps.model, plan, readable.reach), { variables: {} }),
    );
    await tally.shown(page.subjects);
    const { nodes, pageInfo } = page.json.toJSON() as { nodes: ExportedChange[]; pageInfo: { scannedTo: string } };
    for (const change of nodes) {
      if (BigInt(change.position) > until) return;
      tally.counts.changes += 1;
      yield change;
    }
    tally.progress(tally.counts.changes);
    from = pageInfo.scannedTo;
  }
}

const leaf = (name: string): Selection => ({ key: name, name, children: [] });
const SELECTION: readonly Selection[] = [
  { key: 'nodes', name: 'nodes', children: CHANGE_FIELDS.map(leaf) },
  { key: 'pageInfo', name: 'pageInfo', children: [leaf('scannedTo')] },
];

const PAGE_CHANGES = 1_000;
