import type { Sentence } from '../../start-error.js';
import type { Pool } from '../client.js';

/**
 * Both come with PostgreSQL's contrib package and are trusted: the owner of a database may make them. Text search by trigrams; equality
 * beside ranges in one index.
 */
export const EXTENSIONS = ['pg_trgm', 'btree_gist'] as const;

export type ExtensionFacts = {
  /** Quoted for SQL. */
  login: string;
  database: string;
  /** The login may make what is trusted. */
  mayCreate: boolean;
  superuser: boolean;
  extensions: readonly { name: string; available: boolean; trusted: boolean; schema: string | null }[];
  /** Vietnamese order: the server was built with ICU. */
  ordersVietnamese: boolean;
  /** The database's own idea of small letters covers Vietnamese. */
  lowersVietnamese: boolean;
};

export async function extensionFacts(pool: Pool): Promise<ExtensionFacts> {
  const { rows } = await pool.query<ExtensionFacts>(
    `select quote_ident(session_user) as login, quote_ident(current_database()) as database, has_database_privilege(session_user, current_database(), 'CREATE') as "mayCreate",
       (select rolsuper from pg_catalog.pg_roles where rolname = session_user) as superuser,
       (select json_agg(json_build_object('name', w.name, 'available', a.name is not null, 'schema', n.nspname,
          'trusted', exists (select from pg_available_extension_versions v where v.name = w.name and v.version = a.default_version and v.trusted)) order by w.place)
        from unnest($1::text[]) with ordinality w(name, place)
        left join pg_available_extensions a on a.name = w.name
        left join pg_catalog.pg_extension e on e.extname = w.name left join pg_catalog.pg_namespace n on n.oid = e.extnamespace) as extensions,
       exists (select from pg_catalog.pg_collation where collname = 'vi-x-icu') as "ordersVietnamese",
       lower('ĐƯỜNG SẮT') = 'đường sắt' as "lowersVietnamese"`,
    [EXTENSIONS],
  );
  const [facts] = rows;
  if (facts === undefined) throw new Error('a select without a table returns one row');
  return facts;
}

/** What the tables will need and the database cannot give. */
export function extensionFaults({
  login,
  database,
  superuser,
  mayCreate,
  extensions,
  ordersVietnamese,
  lowersVietnamese,
}: ExtensionFacts): Sentence[] {
  const faults = extensions.flatMap(({ name, available, trusted, schema }): Sentence[] => {
    if (schema === 'public') return [];
    if (schema !== null)
      return [
        mended(
          `Phần mở rộng ${name} nằm ngoài lược đồ public.`,
          `The extension ${name} lies outside the schema public.`,
          `alter extension ${name} set schema public;`,
        ),
      ];
    if (!available) {
      return [
        {
          vi: `Máy chủ không có phần mở rộng ${name}. Hãy cài gói contrib của PostgreSQL trên máy chủ (ví dụ: postgresql-contrib), rồi chạy lại.`,
          en: `The server does not have the extension ${name}. Install PostgreSQL's contrib package on the server (for example postgresql-contrib), then run again.`,
        },
      ];
    }
    if (superuser || (trusted && mayCreate)) return [];
    const text = {
      vi: `Chưa có phần mở rộng ${name}, và người dùng không được tạo.`,
      en: `The extension ${name} is missing, and the user may not make it.`,
    };
    return [mended(text.vi, text.en, `create extension ${name} with schema public;`)];
  });
  if (!ordersVietnamese) {
    faults.push({
      vi: 'Máy chủ PostgreSQL không có ICU (thiếu collation "vi-x-icu"), nên không xếp được thứ tự tiếng Việt. Hãy dùng bản PostgreSQL có ICU.',
      en: 'The PostgreSQL server has no ICU (the collation "vi-x-icu" is missing), so it cannot order Vietnamese. Use a build of PostgreSQL with ICU.',
    });
  }
  if (!lowersVietnamese) {
    faults.push(
      mended(
        `Cơ sở dữ liệu ${database} không đổi được chữ hoa tiếng Việt thành chữ thường (locale C), nên tìm kiếm sẽ bỏ sót. Hãy tạo lại nó.`,
        `The database ${database} cannot lower Vietnamese letters (locale C), so searches would miss records. Create it anew.`,
        `create database ${database} template template0 encoding 'UTF8' locale 'C' locale_provider builtin builtin_locale 'C.UTF-8' owner ${login};`,
      ),
    );
  }
  return faults;
}

function mended(vi: string, en: string, mend: string): Sentence {
  return { vi: `${vi} Người quản trị máy chủ chạy: ${mend}`, en: `${en} The server's administrator runs: ${mend}` };
}
