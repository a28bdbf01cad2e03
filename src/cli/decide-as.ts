import { randomUUID } from 'node:crypto';
import type { Caller } from '../hub/access/caller.js';
import type { HubContext } from '../hub/answer/context.js';
import { FIELD_CLASSES } from '../hub/declare/types.js';
import { faultOf } from '../hub/query/fault-of.js';
import { type AuditNotes, openNotes } from '../hub/reads/audit-notes.js';
import { REFUSALS } from '../hub/reads/refusals.js';
import { whoAsks } from '../hub/reads/request-entry.js';
import { openModel } from '../runtime/model.js';
import type { Registers } from '../runtime/registers.js';
import { StartError } from '../start-error.js';
import type { Cli } from './cli.js';
import { withRegisters } from './open-registers.js';
import { signedIn } from './signed-in.js';
import { steward, stewardship } from './steward.js';

/** What a command is about: its kind (`change-set`, `doubt`) and its id. It is the case under which the command reads. */
export type Matter = { kind: string; id: string };

/** Who decides is a person with a name of their own, who is signed in: an account of a machine could be its author's. */
export async function decideAs<Done>(
  cli: Cli,
  operationName: string,
  matter: Matter,
  work: (context: HubContext) => Promise<Done>,
): Promise<Done> {
  const found = await signedIn(cli.config(), openModel());
  if (found === undefined)
    throw new StartError(
      {
        vi: 'Chưa ai đăng nhập, nên không biết ai quyết định. Hãy đăng nhập: giaolo login',
        en: 'Nobody is signed in, so nobody would have decided. Sign in: giaolo login',
      },
      { exitStatus: 2 },
    );
  const { actor, agency, role, purposes } = found.identity;
  const caller = { ...lookingAt(matter), actor, agency, role, purposes };
  return withRegisters(cli, operationName, (registers) => logged(registers, { caller, operationName, id: matter.id }, work), {
    mendsRules: true,
  });
}

/** Whoever has the command line has the database; case and work order is what is looked at. */
export function lookingAt({ kind, id }: Matter): Caller {
  const model = openModel();
  const caller = steward(model, { purpose: stewardship(model) ?? undefined, caseCode: undefined });
  const caseCode = `${kind}:${id.toLowerCase().slice(0, 36)}`;
  return { ...caller, caseCode, workOrder: caseCode, requestId: `${kind}-${randomUUID()}` };
}

export function contextOf({ pool, model }: Pick<Registers, 'pool' | 'model'>, caller: Caller, audit?: AuditNotes): HubContext {
  return { pool, model, caller, audit: audit ?? NOBODY };
}

const NOBODY: AuditNotes = {
  subjects: new Set(),
  classes: new Set(),
  entities: new Set(),
  standIn: () => {
    throw new Error('a list names nobody');
  },
  begin: () => undefined,
};

type Asked = { caller: Caller; operationName: string; id: string };

/** Does the work and writes down whom it was about, refused or not, before it is told. */
export function logged<Done>(
  { withReadLog, ...registers }: Registers,
  { caller, operationName, id }: Asked,
  work: (context: HubContext) => Promise<Done>,
): Promise<Done> {
  return withReadLog(async (readLog) => {
    const notes = openNotes(readLog.standIn);
    const record = (outcome: 'ANSWERED' | 'REFUSED', code: string | null) =>
      readLog.record({
        ...whoAsks(caller),
        operationName,
        document: 'mutation ($id: ID!) { decide(id: $id) { id } }',
        variables: { id },
        outcome,
        code,
        fieldClasses: FIELD_CLASSES.filter((one) => notes.classes.has(one)),
        entities: [...notes.entities].sort(),
        subjects: outcome === 'ANSWERED' ? [...notes.subjects].sort() : [],
      });
    try {
      const done = await work(contextOf(registers, caller, notes));
      if (notes.subjects.size > 0) await record('ANSWERED', null);
      return done;
    } catch (error) {
      const { code } = faultOf(error);
      if (REFUSALS.has(code)) await record('REFUSED', code);
      else if (notes.subjects.size > 0) await record('ANSWERED', null);
      throw error;
    }
  });
}
