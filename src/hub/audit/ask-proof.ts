import { HubError } from '../../errors.js';
import type { Caller } from '../access/caller.js';
import { grantFor, requireAudit } from '../access/decide.js';
import type { Model } from '../declare/model.js';
import type { LogName } from '../log/log-source.js';
import { isReadTold } from '../reads/notice-delays.js';
import { standInsOf } from '../reads/person-names.js';
import { examines, ownSubjects, type ReadsContext } from '../reads/reads-about.js';
import { proveAbout, proveIfSealed } from './prove.js';

type Asked = { log: LogName; position: string };

/**
 * The proof of one row: a file that holds without the hub. For a person it shows that the row is about them, and nobody else; for an auditor
 * it opens of the row what they may see of it anywhere else, and is a read about everybody the row is about. Null while the row is not sealed,
 * where there is none, and where it is not about who asks.
 */
export async function askProof(context: ReadsContext, { log, position }: Asked) {
  const { model, caller, audit, reading } = context;
  if (!caller.authenticated) throw new HubError('UNAUTHENTICATED');
  if (caller.ownKey !== null && !examines(caller)) return ofOneself(context, { log, position });
  requireAudit(model.access, caller);
  audit.begin();
  audit.classes.add('personal');
  const proof = await proveIfSealed(reading.tx, model, { log, position, seen: (entity) => seenBy(model, caller, entity) });
  if (proof === undefined) return null;
  audit.entities.add(proof.entity ?? 'Read');
  for (const subject of proof.subjects) audit.subjects.add(subject);
  return { log, position, file: proof.file };
}

async function ofOneself({ model, caller, audit, reading }: ReadsContext, { log, position }: Asked) {
  const own = await ownSubjects({ model, audit, reading, ownKey: caller.ownKey ?? '' });
  audit.classes.add('personal');
  audit.entities.add('Read');
  for (const subject of own) audit.subjects.add(subject);
  if (log === 'reads' && !(await isReadTold(reading.tx, position))) return null;
  const names = [...own, ...(await standInsOf(reading.tx, model, own, audit.standIn))];
  const file = await proveAbout(reading.tx, model, { log, position, names });
  return file === undefined ? null : { log, position, file };
}

function seenBy({ declarations, access }: Model, caller: Caller, name: string): ReadonlySet<string> {
  const entity = declarations.entities.get(name);
  const fields = entity === undefined ? [] : [...entity.fields.values()];
  return new Set(
    fields.flatMap((field) => (entity && grantFor(access, caller, entity.register, field.class) === 'all' ? [field.name] : [])),
  );
}
