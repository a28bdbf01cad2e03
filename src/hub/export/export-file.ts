import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { query } from '../../db/client.js';
import { withTx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import { createCaseBinding } from '../access/bind-case.js';
import { pace } from '../batch/pace.js';
import { asOfOf, readToken, resolveAsOf } from '../ledger/as-of.js';
import { SCHEMA_VERSION } from '../ledger/format.js';
import { type Readable, readableFor } from '../query/readable.js';
import { BEGUN, type ReadEntry } from '../reads/read-log.js';
import { currentTimes } from '../time/current-times.js';
import { deltaTexts } from './delta-texts.js';
import type { ExportDeps, ExportFormat, Exporting, ExportRequest, Tally } from './exporting.js';
import { totalTexts } from './total-texts.js';
import { type WrittenFile, wholeFile } from './whole-file.js';

/** What stands beside an exported file, so that whoever gets both knows what it is and that it is whole. */
export type Manifest = {
  format: 1;
  kind: 'TOTAL' | 'DELTA';
  file: string;
  fileFormat: ExportFormat;
  entity: string;
  register: string;
  logId: string;
  /** Everything up to this position is in it, and nothing later. */
  position: string;
  recordedFrom: string;
  snapshot: string;
  /** A total of one day; null when it holds every known state. */
  validAt: string | null;
  /** A delta begins after it. */
  after: string | null;
  counts: Tally['counts'];
  columns: readonly string[];
  /** Fields left out because the purpose does not cover them. */
  withheld: readonly string[];
  /** Whether records about people are in it. */
  people: 'INCLUDED' | 'LEFT_OUT' | 'NONE';
  /** Links of a CSV that no key names any more, left empty. */
  linksLost: number;
  schemaVersion: number;
} & WrittenFile;

/**
 * Takes an entity out as a file with a manifest: all of it as known at one position (total), or what changed after one (delta). Promise:
 * the file is whole or not there, consistent as of its position whatever is written meanwhile, and needs the same memory whatever its size.
 * What is about people is taken for a purpose only, and each part of it stands in the read log before it is written down.
 */
export async function exportFile(deps: ExportDeps, asked: ExportRequest): Promise<Manifest> {
  const { pool, model } = deps;
  const request = {
    ...asked,
    caller: await createCaseBinding(model).bind({ query: (...statement) => query(pool, ...statement) }, asked.caller),
  };
  const { entity, caller, format, after } = request;
  const readable = readableFor(model, caller, entity);
  const { at, times } = await withTx(pool, { readOnly: true, label: 'export times' }, async (tx) => {
    const now = await currentTimes(tx);
    return { times: now, at: await resolveAsOf(tx, asOfOf(request.asOf, now), now) };
  });
  const { position } = readToken(at.snapshot);
  if (after !== undefined && BigInt(after) > BigInt(position)) {
    throw new HubError('BAD_USER_INPUT', {
      argument: 'after',
      ruleVi: `vị trí cuối cùng là ${position}.`,
      ruleEn: `the last position is ${position}.`,
    });
  }
  const tally = tallyOf(deps, request, readable);
  const exporting: Exporting = { deps, request, readable, at, times, position, tally };
  const { texts, columns, validAt } = after === undefined ? totalTexts(exporting) : deltaTexts(exporting, after);
  const written = await wholeFile(request.path, texts);
  const manifest: Manifest = {
    format: 1,
    kind: after === undefined ? 'TOTAL' : 'DELTA',
    file: basename(request.path),
    fileFormat: format,
    entity: entity.name,
    register: entity.register,
    logId: times.logId,
    position,
    recordedFrom: at.knownAt,
    snapshot: at.snapshot,
    validAt,
    after: after ?? null,
    counts: tally.counts,
    columns,
    withheld: readable.withheld,
    people: entity.subject === undefined ? 'NONE' : readable.scope === 'all' ? 'INCLUDED' : 'LEFT_OUT',
    linksLost: tally.linksLost,
    schemaVersion: SCHEMA_VERSION,
    ...written,
  };
  await wholeFile(`${request.path}.manifest.json`, [`${JSON.stringify(manifest, null, 2)}\n`]);
  return manifest;
}

function tallyOf({ readLog }: ExportDeps, { entity, caller, onProgress }: ExportRequest, readable: Readable): Tally {
  const started = performance.now();
  const begun: ReadEntry = {
    requestId: `export-${randomUUID()}`,
    actor: caller.actor,
    role: caller.role,
    agency: caller.agency,
    purpose: caller.purpose,
    caseCode: caller.caseCode,
    operationName: 'export',
    document: `query export { ${entity.plural} { nodes { id ${readable.fields.map(({ name }) => name).join(' ')} } } }`,
    variables: {},
    entities: [entity.name],
    ...BEGUN,
  };
  const isLogged = readable.classes.length > 0;
  if (isLogged) readLog.intent(begun.requestId, () => begun);
  return {
    counts: { records: 0, states: 0, changes: 0 },
    linksLost: 0,
    async shown(subjects) {
      if (isLogged)
        await readLog.record({
          ...begun,
          outcome: 'ANSWERED',
          code: null,
          fieldClasses: readable.classes,
          subjects: [...new Set(subjects)],
        });
    },
    progress: (done) => onProgress?.(pace(done, undefined, started)),
  };
}
