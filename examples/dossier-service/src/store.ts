import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';

export type Store = Database.Database;

/**
 * The office's own file. What the hub holds is asked of the hub; here stand drafts, consents, payments, what was decided and who did what.
 * It holds personal data, so nobody else on the machine reads it.
 */
export function openStore(dataDir: string): Store {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, 'mot-cua.sqlite');
  const store = new Database(path);
  chmodSync(path, 0o600);
  store.pragma('journal_mode = wal');
  store.pragma('foreign_keys = on');
  store.exec(TABLES);
  return store;
}

const TABLES = `
create table if not exists session (
  id text primary key, sealed blob not null, used_at integer not null, ends_at integer not null
) strict;
create table if not exists dossier (
  code text primary key,
  procedure text not null,
  status text not null check (status in ('DRAFT', 'SUBMITTED', 'APPROVED', 'REFUSED', 'WITHDRAWN')),
  owner text not null,
  subject text not null,
  vehicles text not null,
  origin text not null check (origin in ('PORTAL', 'COUNTER')),
  official text,
  started_at text not null,
  form text not null default '{}',
  verdict text,
  consent text,
  fee_vnd integer,
  receipt text,
  receipt_digest text,
  submitted_at text,
  received_on text,
  due_on text,
  decision text,
  decided_at text,
  result text
) strict;
create index if not exists dossier_owner on dossier (owner);
create table if not exists filed (
  dossier text not null references dossier, component text not null, at text not null, official text not null, primary key (dossier, component)
) strict;
create table if not exists declined (
  dossier text not null references dossier, component text not null, primary key (dossier, component)
) strict;
create table if not exists payment (
  receipt_number text primary key, dossier text not null references dossier, amount_vnd integer not null, paid_at text not null
) strict;
create table if not exists event (
  id integer primary key, dossier text not null references dossier, at text not null, actor text not null, what text not null, note text
) strict;
`;
