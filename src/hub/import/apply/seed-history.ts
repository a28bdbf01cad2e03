import { type Pool, query } from '../../../db/client.js';

/** What has been written before a release's seeds are loaded: whether others have, and which versions of which files are in. */
export type SeedHistory = {
  /** Somebody may have had a say, or another version of the file has: it cannot be loaded as if nothing were there. */
  mustMerge(entity: string, file: string, print: string): boolean;
  /** Others have written, or seeds have written this entity: what a file meets there need not be its own fault. */
  knows(entity: string): boolean;
};

/** Two statements, and only when there is something to load. */
export async function seedHistory(pool: Pool, actor: string): Promise<SeedHistory> {
  const { rows: others } = await query<{ wrote: boolean }>(pool, 'select exists (select from change_set where actor <> $1) as wrote', [
    actor,
  ]);
  const { rows: files } = await query<{ entity: string; file: string; print: string }>(
    pool,
    'select distinct entity, file_name as file, file_sha256 as print from import_batch where actor = $1',
    [actor],
  );
  const othersWrote = others[0]?.wrote !== false;
  return {
    mustMerge: (entity, file, print) =>
      othersWrote || files.some((one) => one.entity === entity && one.file === file && one.print !== print),
    knows: (entity) => othersWrote || files.some((one) => one.entity === entity),
  };
}
