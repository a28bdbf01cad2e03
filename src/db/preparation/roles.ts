import type { Sentence } from '../../start-error.js';
import type { Pool } from '../client.js';

/**
 * What the hub's part of a server is divided into: who owns the tables, who reads and adds, who sees no persons, who erases. Logins work as one of them, and own
 * nothing themselves.
 */
export const ROLES = ['giaolo_owner', 'giaolo_app', 'giaolo_open', 'giaolo_eraser'] as const;
type Role = (typeof ROLES)[number];

/** Asked by `log_server()`, as the owner. Open to everybody unless somebody closed them. */
const SERVER_FUNCTIONS = ['pg_control_system()', 'pg_current_wal_lsn()', 'pg_walfile_name(pg_lsn)'];

export type RoleFacts = {
  /** Quoted for SQL. */
  login: string;
  database: string;
  /** The login may make roles, and give itself those it made. */
  makesRoles: boolean;
  superuser: boolean;
  /** The login owns the schema `public`, as the owner of a database does. */
  ownsSchema: boolean;
  /** Functions that say which server this is, and are closed to the hub's owner. */
  closed: readonly string[];
  /** The role that answers and writes may make temporary tables here: as everybody may, unless somebody took that away. */
  hasTemporary: boolean;
  /** The role that answers may work as the one that sees no persons. */
  appMayOpen: boolean;
  roles: readonly { name: Role; there: boolean; maySet: boolean; mayGrant: boolean; tooStrong: boolean }[];
};

export async function roleFacts(pool: Pool): Promise<RoleFacts> {
  const { rows } = await pool.query<RoleFacts>(
    `select quote_ident(session_user) as login, quote_ident(current_database()) as database, me.rolsuper as superuser, me.rolcreaterole as "makesRoles",
       coalesce((select pg_has_role(session_user, nspowner, 'USAGE') from pg_catalog.pg_namespace where nspname = 'public'), false) as "ownsSchema",
       (select coalesce(json_agg(f), '[]') from unnest($2::text[]) f
        where not has_function_privilege('public', f, 'EXECUTE')
          and not coalesce((select has_function_privilege(oid, f, 'EXECUTE') from pg_catalog.pg_roles where rolname = 'giaolo_owner'), false)) as closed,
       has_database_privilege('public', current_database(), 'TEMPORARY') or coalesce(
         (select has_database_privilege(oid, current_database(), 'TEMPORARY') from pg_catalog.pg_roles where rolname = 'giaolo_app'), false) as "hasTemporary",
       coalesce((select pg_has_role(a.oid, o.oid, 'SET') from pg_catalog.pg_roles a, pg_catalog.pg_roles o
                 where a.rolname = 'giaolo_app' and o.rolname = 'giaolo_open'), false) as "appMayOpen",
       (select json_agg(json_build_object(
          'name', w.name, 'there', r.oid is not null, 'maySet', coalesce(pg_has_role(session_user, r.oid, 'SET'), false),
          'mayGrant', coalesce(pg_has_role(session_user, r.oid, 'MEMBER WITH ADMIN OPTION'), false),
          'tooStrong', coalesce(r.rolsuper or r.rolcreaterole or r.rolcreatedb or r.rolbypassrls, false)) order by w.place)
        from unnest($1::text[]) with ordinality w(name, place) left join pg_catalog.pg_roles r on r.rolname = w.name) as roles
     from pg_catalog.pg_roles me where me.rolname = session_user`,
    [ROLES, SERVER_FUNCTIONS],
  );
  const [facts] = rows;
  if (facts === undefined) throw new Error('a login is a role');
  return facts;
}

/** What keeps this login from making the tables of an empty database (`fresh`), or from changing those that are there. */
export function ownerFaults(facts: RoleFacts, { fresh }: { fresh: boolean }): Sentence[] {
  const faults = facts.roles.flatMap((role): Sentence[] => {
    if (role.tooStrong) return [tooStrong(role.name)];
    // Only the first migration gives the login what it lacks; a database that has run it already may have come from another server.
    if (role.name === 'giaolo_open') return openFaults(facts, role);
    if (!fresh && role.name !== 'giaolo_owner') return [];
    if (facts.superuser || role.maySet) return [];
    if (fresh && facts.makesRoles && (!role.there || role.mayGrant)) return [];
    return [lacks(role, facts.login)];
  });
  if (fresh && !facts.superuser && !facts.ownsSchema) {
    const mend = `alter database ${facts.database} owner to ${facts.login};`;
    faults.push({
      vi: `Người dùng ${facts.login} không sở hữu cơ sở dữ liệu (lược đồ public), nên không tạo được bảng. Người quản trị máy chủ chạy: ${mend}`,
      en: `The user ${facts.login} does not own the database (its schema public), so it cannot make tables. The server's administrator runs: ${mend}`,
    });
  }
  return faults;
}

/** Whoever may work as the app may as the weaker role, by the app's own membership; a migration gives it that, where it may. */
function openFaults({ superuser, makesRoles, appMayOpen }: RoleFacts, { there, mayGrant }: RoleFacts['roles'][number]): Sentence[] {
  if (superuser || appMayOpen || (makesRoles && (!there || mayGrant))) return [];
  const mend = `${there ? '' : 'create role giaolo_open nologin; '}grant giaolo_open to giaolo_app with inherit false, set true;`;
  return [
    {
      vi: `Vai trò giaolo_app chưa được làm việc với vai trò giaolo_open (không thấy dữ liệu cá nhân). Người quản trị máy chủ chạy: ${mend}`,
      en: `The role giaolo_app may not work as the role giaolo_open, which sees no persons. The server's administrator runs: ${mend}`,
    },
  ];
}

/** What keeps the login for open questions from them. */
export function openLoginFaults(facts: RoleFacts): Sentence[] {
  const open = facts.roles.find(({ name }) => name === 'giaolo_open');
  return open === undefined || open.maySet ? [] : [lacks(open, facts.login)];
}

/** What keeps any hub of this database from its work, whoever its login is; closed on some hardened servers. */
export function serverFaults(facts: RoleFacts): Sentence[] {
  return [...closedFaults(facts), ...temporaryFaults(facts)];
}

/** A file whose parts may meet is checked against what its earlier parts would leave, which stands in a temporary table. */
function temporaryFaults({ hasTemporary, database, roles }: RoleFacts): Sentence[] {
  if (hasTemporary) return [];
  const isThere = roles.some(({ name, there }) => name === 'giaolo_app' && there);
  const mend = `${isThere ? '' : 'create role giaolo_app nologin; '}grant temporary on database ${database} to giaolo_app;`;
  return [
    {
      vi: `Vai trò giaolo_app không được tạo bảng tạm, nên không kiểm tra được một số tệp. Người quản trị máy chủ chạy: ${mend}`,
      en: `The role giaolo_app may not make temporary tables, so some files cannot be checked. The server's administrator runs: ${mend}`,
    },
  ];
}

/** The hub has to know which server it writes to. */
function closedFaults({ closed }: RoleFacts): Sentence[] {
  if (closed.length === 0) return [];
  const mend = `grant execute on function ${closed.join(', ')} to giaolo_owner;`;
  return [
    {
      vi: `Hub không hỏi được đây là máy chủ nào, nên không nhận ra bản phục hồi hay bản dự phòng. Người quản trị máy chủ chạy: ${mend}`,
      en: `The hub cannot ask which server this is, so it would not notice a restore or a promotion. The server's administrator runs: ${mend}`,
    },
  ];
}

/** What keeps this login from serving. `ownerPrepares`: it is also the one who migrates, and gets its rights by that. */
export function servingFaults(facts: RoleFacts, { ownerPrepares }: { ownerPrepares: boolean }): Sentence[] {
  const app = facts.roles.find(({ name }) => name === 'giaolo_app');
  return app === undefined || app.maySet || ownerPrepares ? [] : [lacks(app, facts.login)];
}

/** The login may not work as the role that every answer is made as. */
export function mayNotServe(login: string): Sentence {
  return lacks({ name: 'giaolo_app', there: true }, login);
}

function lacks({ name, there }: { name: Role; there: boolean }, login: string): Sentence {
  const mend = `${there ? '' : `create role ${name} nologin; `}grant ${name} to ${login} with inherit false, set true;`;
  const why = there
    ? { vi: `Người dùng ${login} chưa được làm việc với vai trò ${name}.`, en: `The user ${login} may not work as the role ${name}.` }
    : {
        vi: `Máy chủ chưa có vai trò ${name}, và người dùng ${login} không được tạo.`,
        en: `The server lacks the role ${name}, and the user ${login} may not make it.`,
      };
  return { vi: `${why.vi} Người quản trị máy chủ chạy: ${mend}`, en: `${why.en} The server's administrator runs: ${mend}` };
}

function tooStrong(name: Role): Sentence {
  const mend = `alter role ${name} nosuperuser nocreatedb nocreaterole nobypassrls;`;
  return {
    vi: `Vai trò ${name} có quyền vượt quá hub (superuser, createdb, createrole hoặc bypassrls). Người quản trị máy chủ chạy: ${mend}`,
    en: `The role ${name} has rights beyond the hub (superuser, createdb, createrole or bypassrls). The server's administrator runs: ${mend}`,
  };
}
