import type { Pool } from '../db/client.js';
import type { Endpoints } from '../db/endpoint.js';
import { HubError } from '../errors.js';
import { erasableFields, isRestedOn } from '../hub/declare/erasable.js';
import type { Model } from '../hub/declare/model.js';
import type { KeptErasure } from '../hub/ledger/kept-erasures.js';
import type { LogWatch } from '../hub/ledger/watch-log.js';
import type { ReadLog } from '../hub/reads/read-log.js';
import { withRegisters } from '../runtime/registers.js';
import type { Cli } from './cli.js';
import { type AskedErasure, eraseRecord } from './erase-record.js';
import { number } from './progress-display.js';
import { type Writer, writerOf } from './signed-in.js';

/** What stayed, since a record that is still known rests on it. */
type Left = { entity: string; recordId: string; fields: readonly string[] };
/** Who owns the tables, with what this machine has seen of the log. */
export type Owner = { pool: Pool; log: LogWatch; endpoints: Endpoints };
export type ErasedAgain = { missing: number; again: number; left: readonly Left[] };

/**
 * After a restore: erases again what this database did not know to be erased, one change each. Others agreed to it before, so it waits for
 * nobody, and whoever reviews emergencies sees it. What is done is remembered one by one: ended half-way it goes on.
 */
export async function eraseAgain(cli: Cli, { pool: owner, log: { erasures }, endpoints }: Owner): Promise<ErasedAgain> {
  const missing = await erasures.missing(owner);
  if (missing.length === 0) return { missing: 0, again: 0, left: [] };
  return withRegisters({ endpoints, config: cli.config() }, async ({ pool, model, withReadLog }) => {
    const writer = await writerOf(cli, model, { writes: true });
    const left: Left[] = [];
    let again = 0;
    await withReadLog(async (readLog) => {
      for (const [done, one] of missing.entries()) {
        cli.progress({
          vi: `Xoá lại sau phục hồi ${number(done + 1)}/${number(missing.length)}`,
          en: `erasing again ${number(done + 1)}/${number(missing.length)}`,
        });
        const { position, stays } = await eraseOne({ pool, model, readLog }, writer, one);
        if (position !== null) again += 1;
        if (stays.length > 0) left.push({ entity: one.entity, recordId: one.recordId, fields: stays });
        await erasures.settle(owner, one, position);
      }
    });
    return { missing: missing.length, again, left };
  });
}

export function erasedAgainLines({ missing, again, left }: ErasedAgain): string[] {
  if (missing === 0) return [];
  return [
    `Xoá lại · Erased again  ${number(again)}/${number(missing)}`,
    ...left.map(
      ({ entity, recordId, fields }) =>
        `  CÒN LẠI · LEFT  ${entity} ${recordId}: ${fields.join(', ')} – bản ghi đã được gỡ bỏ trước khi xoá; hãy gỡ bỏ (remove) rồi "giaolo erase" · it had been removed before; remove it, then erase`,
    ),
  ];
}

type Deps = { pool: Pool; model: Model; readLog: ReadLog };

async function eraseOne(deps: Deps, writer: Writer, kept: KeptErasure): Promise<{ position: string | null; stays: readonly string[] }> {
  const entity = deps.model.declarations.entities.get(kept.entity);
  if (entity === undefined) return { position: null, stays: [] };
  const asked = {
    entity,
    id: kept.recordId,
    ground: kept.ground,
    reason: `Xoá lại sau khi phục hồi: vị trí ${kept.position} của nhật ký trước · Erased again after a restore: position ${kept.position} of the former log`,
    legalBasis: null,
    emergency: 'Đã được đồng ý trước khi phục hồi · Agreed to before the restore',
  };
  const tried = (fields?: readonly string[]) => unlessRefused(eraseRecord(deps, writer, { ...asked, fields, tryOnly: true }));
  // All that is personal went, and the words about the person with it; or some fields by name.
  const all = await tried();
  const isAll = all?.fields.every((name) => kept.fields.includes(name)) ?? false;
  const named = kept.fields.filter((name) => !(isAll && all?.fields.includes(name)));
  const going: string[] = [];
  for (const name of named) if ((await tried([name])) !== undefined) going.push(name);
  const write = async (fields?: AskedErasure['fields']) => (await eraseRecord(deps, writer, { ...asked, fields, tryOnly: false })).position;
  let position: string | null = null;
  if (isAll) position = await write();
  if (going.length > 0) position = await write(going);
  const stays = erasableFields(entity).filter((field) => named.includes(field.name) && !going.includes(field.name) && isRestedOn(field));
  return { position, stays: stays.map(({ name }) => name) };
}

/** Undefined where there is nothing to erase, or a known record rests on it. */
async function unlessRefused<R>(erasing: Promise<R>): Promise<R | undefined> {
  return erasing.catch((error: unknown) => {
    if (error instanceof HubError && error.status < 500) return undefined;
    throw error;
  });
}
