import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { HubError } from '../errors.js';
import type { Caller } from '../hub/access/caller.js';
import { checkPurposeAlone } from '../hub/access/decide.js';
import { formatFault } from '../hub/answer/format-error.js';
import { entityAt, entityPath, nearestEntity } from '../hub/declare/entity-at.js';
import type { Model } from '../hub/declare/model.js';
import type { Entity } from '../hub/declare/types.js';
import { type ImportRequest, importFile } from '../hub/import/apply/import-file.js';
import { rejectsFile } from '../hub/import/apply/rejects.js';
import type { ImportLine } from '../hub/import/apply/report.js';
import { FILE_OPERATIONS } from '../hub/import/check/file-operation.js';
import { fileSource } from '../hub/import/read/source.js';
import { faultOf } from '../hub/query/fault-of.js';
import { checkMayWriteAny } from '../hub/submit/submit-change-set.js';
import { groundText } from '../hub/write/ground-text.js';
import { LIMITS } from '../limits.js';
import type { Registers } from '../runtime/registers.js';
import { callerOf } from './graphql-request.js';
import { admit, type Gate, recognise } from './let-in.js';

export type WithRegisters = <R>(fn: (registers: Registers) => Promise<R>) => Promise<R>;

type Parts = Gate & {
  /** Connections without time limits and the log of reads, as the command line has them. */
  withRegisters: WithRegisters;
  /** What whoever wrote asks from now on shows it. */
  wrote(actor: string): void;
  onFault: (fault: HubError, requestId: string) => void;
};

/** What is said of a file beside its bytes, in the header `Hub-Import`: JSON, percent-encoded, so that no address holds its name or reason. */
type Said = {
  file: string;
  apply: boolean;
  reason: string;
  legalBasis: string | null;
  operation: ImportRequest['operation'];
  validFrom: string | undefined;
  skipRejected: boolean;
  emergency: string | null;
};

const HEADER = 'hub-import';
/** A sign of life where a part takes long: who waits sees that it goes on, and no idle limit cuts it off. */
const ALIVE_MS = 5_000;
/** Rejected rows beyond that are mended in the file itself: no page can show so many. */
const REJECTS_BYTES_MAX = 2 * 1024 * 1024;

/**
 * The steward's files by HTTP: `POST /import/vehicles/vehicle`, the file as the body. The same function as `giaolo import`: without `apply` it
 * is checked and nothing is written; lines of JSON tell how far it is, the last one the report with the rejected rows. Promises: who hangs up
 * stops nothing that has begun to be written; the same file sent again goes on where an earlier run stopped; nothing of it stays on this disk.
 */
export function serveImports(app: FastifyInstance, { withRegisters, wrote, onFault, ...gate }: Parts): void {
  const { model } = gate;
  let running = 0;
  app.register(async (scope) => {
    scope.addContentTypeParser('application/octet-stream', (_request, body, done) => done(null, body));
    scope.post<{ Params: { register: string; entity: string } }>('/import/:register/:entity', {
      // Lines that tell how far it is are worth nothing once they were held back to be packed.
      compress: false,
      // Whoever may not bring a file sends none.
      onRequest: async (request, reply) => {
        request.facts.operation = 'import';
        await recognise(request, gate);
        refuseOthers(model, callerOf(request));
        admit(request, reply, gate);
        const length = Number(request.headers['content-length'] ?? 0);
        if (length > LIMITS.importBytes.max) throw tooLarge();
      },
      handler: async (request, reply) => {
        const entity = entityOf(model, `${request.params.register}/${request.params.entity}`);
        const said = readSaid(model, request.headers[HEADER]);
        if (running >= LIMITS.imports.max)
          throw new HubError('RATE_LIMITED', { limit: LIMITS.imports.max, whatVi: 'tệp nhập', whatEn: 'files being imported' });
        running++;
        const folder = await mkdtemp(join(tmpdir(), 'giaolo-import-'));
        const leave = async () => {
          running--;
          await rm(folder, { recursive: true, force: true });
        };
        const path = join(folder, 'file');
        try {
          await pipeline(request.body as Readable, atMost(LIMITS.importBytes.max), createWriteStream(path, { mode: 0o600 }));
        } catch (error) {
          await leave();
          throw error;
        }
        const lines = new PassThrough();
        // A reader that has left makes these lines go nowhere, and the import none the worse.
        lines.on('error', () => undefined);
        const tell = (line: ImportLine) => void (lines.writable && lines.write(`${JSON.stringify(line)}\n`));
        void work({ request, entity, said, folder, path, tell })
          .catch((error: unknown) => {
            const fault = faultOf(error);
            if (fault.status >= 500 && !fault.isExpected) onFault(fault, request.id);
            tell({ error: formatFault(fault, callerOf(request)) });
          })
          .finally(async () => {
            // First, so that whoever was answered finds nothing left.
            await leave();
            lines.end();
          });
        return reply.header('cache-control', 'no-store').type('application/x-ndjson; charset=utf-8').send(lines);
      },
    });
  });

  type Work = { request: FastifyRequest; entity: Entity; said: Said; folder: string; path: string; tell: (line: ImportLine) => void };

  async function work({ request, entity, said, folder, path, tell }: Work): Promise<void> {
    const { role: actorRole, actor, agency, purpose } = callerOf(request);
    const source = await fileSource(path);
    if (source === undefined) throw new Error('a file that was just written is not there');
    const rejects = join(folder, 'rejects');
    let last: ImportLine = { progress: { phase: 'check', done: 0, rate: 0 } };
    const alive = setInterval(() => tell(last), ALIVE_MS);
    try {
      const report = await withRegisters(({ pool, withReadLog, ...deps }) =>
        withReadLog((readLog) =>
          importFile(
            { ...deps, pool, reads: { readLog, purpose } },
            {
              entity,
              source: { ...source, name: said.file },
              apply: said.apply,
              actor,
              actorRole,
              agency,
              reason: said.reason,
              legalBasis: said.legalBasis,
              fourEyes: { emergency: said.emergency },
              rejects: rejectsFile(rejects),
              ...(said.operation === undefined ? {} : { operation: said.operation }),
              ...(said.validFrom === undefined ? {} : { validFrom: said.validFrom }),
              ...(said.skipRejected ? { skipRejected: true } : {}),
              onProgress: (progress) => {
                last = { progress };
                tell(last);
              },
            },
          ),
        ),
      ).finally(() => said.apply && wrote(actor));
      tell({ report, rejects: report.counts.rejected > 0 ? await rejectedRows(rejects) : null });
    } finally {
      clearInterval(alive);
    }
  }
}

/** Files are for who may write whatever they like, for a purpose of theirs: what a check tells of people is read for it. */
function refuseOthers(model: Model, caller: Caller): void {
  if (!caller.authenticated) throw new HubError('UNAUTHENTICATED');
  checkMayWriteAny(model, caller, 'import');
  checkPurposeAlone(model.access, caller);
}

function entityOf(model: Model, path: string): Entity {
  const entity = entityAt(model, path);
  if (entity !== undefined) return entity;
  const close = nearestEntity(model, path);
  throw new HubError('NOT_FOUND', { what: close === undefined ? path : `${path} (${entityPath(close)}?)` });
}

function readSaid(model: Model, header: string | string[] | undefined): Said {
  const given = parsed(header);
  const text = (name: string): string | undefined => (typeof given[name] === 'string' && given[name] !== '' ? given[name] : undefined);
  const operation = FILE_OPERATIONS.find((one) => one === text('operation'));
  if (text('operation') !== undefined && operation === undefined)
    throw unfit('operation', `cần một trong ${FILE_OPERATIONS.join(', ')}.`, `one of ${FILE_OPERATIONS.join(', ')} is needed.`);
  const [reason, legalBasis, emergency, validFrom] = [text('reason'), text('legalBasis'), text('emergency'), text('validFrom')];
  const file = (text('file') ?? 'file.csv').split(/[\\/]/).at(-1)?.slice(0, FILE_NAME_MAX) ?? '';
  const apply = given.apply === true;
  return {
    file,
    apply,
    // A check writes nothing that a reason would explain.
    reason: apply || reason !== undefined ? groundText('reason', reason ?? '') : file,
    legalBasis: legalBasis === undefined ? null : groundText('legalBasis', legalBasis),
    emergency: emergency === undefined ? null : groundText('emergency', emergency),
    operation,
    validFrom: validFrom === undefined ? undefined : dayOf(model, validFrom),
    skipRejected: given.skipRejected === true,
  };
}

const FILE_NAME_MAX = 200;

function parsed(header: string | string[] | undefined): Readonly<Record<string, unknown>> {
  try {
    const given: unknown = JSON.parse(decodeURIComponent(typeof header === 'string' ? header : ''));
    if (typeof given === 'object' && given !== null) return given as Record<string, unknown>;
  } catch {
    // Told below, as is anything else that is no object.
  }
  throw unfit(HEADER, 'cần JSON, mã hoá phần trăm.', 'percent-encoded JSON is needed.', '%7B%22file%22%3A%22xe.csv%22%7D');
}

function dayOf(model: Model, day: string): string {
  const result = model.scalars.get('Date')?.normalise(day);
  if (result === undefined || 'rejected' in result) throw unfit('validFrom', result?.vi ?? '', result?.en ?? '');
  return result.value;
}

function unfit(argument: string, ruleVi: string, ruleEn: string, example?: string): HubError {
  return new HubError('BAD_USER_INPUT', { argument, ruleVi, ruleEn, ...(example === undefined ? {} : { example }) });
}

function tooLarge(): HubError {
  return new HubError('PAYLOAD_TOO_LARGE', { limit: `${LIMITS.importBytes.max / 1024 / 1024} MiB` });
}

/** The header may say less than comes. */
function atMost(max: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      done(bytes > max ? tooLarge() : null, chunk);
    },
  });
}

async function rejectedRows(path: string): Promise<string | null> {
  const found = await stat(path).catch(() => undefined);
  return found === undefined || found.size > REJECTS_BYTES_MAX ? null : readFile(path, 'utf8');
}
