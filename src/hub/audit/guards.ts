import { hash } from 'node:crypto';
import type { GuardTexts } from './audit-source.js';
import type { Report } from './finding.js';

type Asked = { query<R>(text: string): Promise<{ rows: R[] }> };

/**
 * Everything in the catalogue that keeps what was recorded as it was recorded, each under its name: triggers and whether they are enabled, the
 * functions they call, constraints, generated columns, views, rules and policies; who may do what, and what the roles are.
 */
export async function readGuards(client: Asked): Promise<GuardTexts> {
  const { rows } = await client.query<{ name: string; text: string }>(GUARDS);
  return Object.fromEntries(rows.map(({ name, text }) => [name, text.length > TEXT_MAX ? `sha256 ${hash('sha256', text)}` : text]));
}

/** Long ones are kept as their hash: they are compared, and read in the migrations. */
const TEXT_MAX = 300;

const ROLES = `('giaolo_owner', 'giaolo_app', 'giaolo_open', 'giaolo_eraser')`;
const OURS = `c.relnamespace = 'public'::regnamespace and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')`;
const who = (oid: string) => `case when ${oid} = 0 then 'public' else pg_get_userbyid(${oid})::text end`;

/** Owners' own rights are left out: whoever owns a table can give them to himself again. */
const GUARDS = `
  select 'table ' || c.relname as name, concat_ws(' ', c.relkind, 'owner', pg_get_userbyid(c.relowner), case when c.relrowsecurity then 'row security' end,
    case when c.relforcerowsecurity then 'forced' end, case when c.relpersistence <> 'p' then c.relpersistence::text end) as text
  from pg_class c where ${OURS} and c.relkind in ('r', 'p', 'v', 'm', 'f')
  union all
  select 'view ' || c.relname, concat_ws(' ', pg_get_viewdef(c.oid), c.reloptions) from pg_class c where ${OURS} and c.relkind in ('v', 'm')
  union all
  select 'trigger ' || c.relname || '.' || t.tgname, t.tgenabled::text || ' ' || pg_get_triggerdef(t.oid)
  from pg_trigger t join pg_class c on c.oid = t.tgrelid where ${OURS} and not t.tgisinternal
  union all
  select 'rule ' || c.relname || '.' || r.rulename, pg_get_ruledef(r.oid) from pg_rewrite r join pg_class c on c.oid = r.ev_class where ${OURS} and r.rulename <> '_RETURN'
  union all
  select 'policy ' || c.relname || '.' || p.polname, concat_ws(' ', p.polcmd, case when not p.polpermissive then 'restrictive' end,
    'to ' || (select string_agg(${who('r')}, ', ' order by ${who('r')}) from unnest(p.polroles) r), pg_get_expr(p.polqual, c.oid), 'check ' || pg_get_expr(p.polwithcheck, c.oid)) from pg_policy p join pg_class c on c.oid = p.polrelid where ${OURS}
  union all
  select 'constraint ' || c.relname || '.' || k.conname, pg_get_constraintdef(k.oid) || case when k.convalidated then '' else ' not valid' end
  from pg_constraint k join pg_class c on c.oid = k.conrelid where ${OURS} and k.contype <> 'n'
  union all
  select 'unique index ' || i.relname, pg_get_indexdef(x.indexrelid) || case when x.indisvalid then '' else ' invalid' end
  from pg_index x join pg_class c on c.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
  where ${OURS} and x.indisunique and not exists (select from pg_constraint k where k.conindid = x.indexrelid)
  union all
  select 'generated ' || c.relname || '.' || a.attname, pg_get_expr(d.adbin, d.adrelid)
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum where ${OURS} and a.attgenerated <> ''
  union all
  select 'function ' || p.oid::regprocedure::text, concat_ws(' ', l.lanname, p.provolatile, 'owner', pg_get_userbyid(p.proowner), case when p.prosecdef then 'security definer' end,
    pg_get_function_result(p.oid), p.proconfig, p.prosrc, pg_get_function_sqlbody(p.oid))
  from pg_proc p join pg_language l on l.oid = p.prolang
  where p.pronamespace = 'public'::regnamespace and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
  union all
  select 'event trigger ' || evtname, concat_ws(' ', evtevent, evtenabled, evtfoid::regproc) from pg_event_trigger
  union all
  select 'grant on ' || c.relname || ' to ' || ${who('a.grantee')}, string_agg(a.privilege_type || case when a.is_grantable then '*' else '' end, ', ' order by a.privilege_type)
  from pg_class c, lateral aclexplode(c.relacl) a where ${OURS} and a.grantee <> c.relowner group by c.relname, a.grantee
  union all
  select 'grant on ' || c.relname || '.' || t.attname || ' to ' || ${who('a.grantee')}, string_agg(a.privilege_type || case when a.is_grantable then '*' else '' end, ', ' order by a.privilege_type)
  from pg_attribute t join pg_class c on c.oid = t.attrelid, lateral aclexplode(t.attacl) a where ${OURS} and a.grantee <> c.relowner group by c.relname, t.attname, a.grantee
  union all
  select 'grant on function ' || p.oid::regprocedure::text || ' to ' || ${who('a.grantee')}, string_agg(a.privilege_type || case when a.is_grantable then '*' else '' end, ', ')
  from pg_proc p, lateral aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
  where p.pronamespace = 'public'::regnamespace and a.grantee <> p.proowner
    and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e') group by p.oid, a.grantee
  union all
  select 'grant on schema public to ' || ${who('a.grantee')}, string_agg(a.privilege_type, ', ' order by a.privilege_type)
  from pg_namespace n, lateral aclexplode(n.nspacl) a where n.nspname = 'public' and a.grantee <> n.nspowner and a.privilege_type = 'CREATE' group by a.grantee
  union all
  select 'default grant of ' || pg_get_userbyid(f.defaclrole) || ' ' || f.defaclobjtype::text || ' to ' || ${who('a.grantee')}, string_agg(a.privilege_type, ', ' order by a.privilege_type)
  from pg_default_acl f, lateral aclexplode(f.defaclacl) a where a.grantee <> f.defaclrole and pg_get_userbyid(f.defaclrole) in ${ROLES} group by 1
  union all
  select 'role ' || rolname, concat_ws(' ', case when rolsuper then 'superuser' end, case when rolcreatedb then 'createdb' end, case when rolcreaterole then 'createrole' end,
    case when rolreplication then 'replication' end, case when rolbypassrls then 'bypassrls' end, case when rolcanlogin then 'login' end,
    (select string_agg(array_to_string(setconfig, ' '), ' ') from pg_db_role_setting s where s.setrole = r.oid))
  from pg_roles r where rolname in ${ROLES}
  union all
  select 'role ' || pg_get_userbyid(m.member) || ' as ' || pg_get_userbyid(m.roleid), concat_ws(' ', case when m.inherit_option then 'inherits' end, case when m.set_option then 'set' end)
  from pg_auth_members m where pg_get_userbyid(m.member) in ${ROLES}`;

/** A register's table and what it is the register of. */
export type RegisterName = { table: string; entity: string };

/** What all registers have alike is said once, with `$table` and `$entity` in the place of their names: here it is said of each again. */
export function unfoldGuards(folded: GuardTexts, registers: readonly RegisterName[]): GuardTexts {
  return Object.fromEntries(
    Object.entries(folded).flatMap(([name, text]) =>
      name.includes('$table')
        ? registers.map(({ table, entity }) => {
            const unfold = (what: string) => what.replaceAll('$table', table).replaceAll("'$entity'", `'${entity}'`);
            return [unfold(name), unfold(text)];
          })
        : [[name, text]],
    ),
  );
}

/** What is not as the release ships it. */
export function compareGuards(there: GuardTexts, shipped: GuardTexts, report: Report): void {
  for (const guard of Object.keys(shipped)) {
    if (there[guard] === undefined) report({ of: 'guard', kind: 'MISSING', guard });
    else if (there[guard] !== shipped[guard]) report({ of: 'guard', kind: 'ALTERED', guard });
  }
  for (const guard of Object.keys(there)) if (shipped[guard] === undefined) report({ of: 'guard', kind: 'ADDED', guard });
}
