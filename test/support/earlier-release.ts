import { keyFoldSql } from '../../src/db/fold-sql.js';

/**
 * A database of an earlier release, written to by today's door: what the door asks of it that came later is lent to it, and given back before it comes by its own migration.
 */
export async function writeAsToday<T>(asOwner: (sql: string) => Promise<unknown>, write: () => Promise<T>): Promise<T> {
  await asOwner('alter table change add column restores integer');
  await asOwner(`create function key_fold(key text) returns text language sql immutable strict return ${keyFoldSql('key')}`);
  const written = await write();
  await asOwner('drop function key_fold(text)');
  await asOwner('alter table change drop column restores');
  return written;
}
