import type { GraphQLSchema } from 'graphql';
import { withTx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import type { Caller } from '../access/caller.js';
import type { HubContext } from '../answer/context.js';
import type { Model } from '../declare/model.js';
import { readsAsPersonKey } from '../declare/personal-words.js';
import { type RoleDefinition, roleOf } from '../declare/policy.js';
import { type QuestionRepeat, type SavedQuestion, savedQuestion } from './saved-questions.js';
import { shareableText } from './shareable-text.js';

const NAME_MIN = 3;
const NAME_MAX = 120;

type Saving = {
  id?: string | null;
  expectedVersion?: number | null;
  name: string;
  question: string;
  repeats?: QuestionRepeat | null;
};

/**
 * Keeps a question, or a further version of one's own.
 *
 * Promises: it carries nobody's rights and no value of anybody's record; sent twice it is one question; of two changes of one version one is
 * told that it came late.
 */
export async function saveQuestion(
  { model, caller, pool }: Pick<HubContext, 'model' | 'caller' | 'pool'>,
  schema: GraphQLSchema,
  { id, expectedVersion, name: given, question, repeats = null }: Saving,
): Promise<SavedQuestion> {
  requireSharing(model, caller, 'saveQuestion');
  const name = nameOf(model, given);
  const text = shareableText(model, schema, question);
  return withTx(pool, { label: 'save question' }, async (tx) => {
    const before = id ? await savedQuestion({ tx, caller }, id) : null;
    if (id && before === null) throw new HubError('NOT_FOUND', { what: 'câu hỏi đã lưu / saved question' });
    if (before !== null && !before.isMine) throw new HubError('FORBIDDEN', { action: 'saveQuestion' });
    const isSame = before?.name === name && before.question === text && before.repeats === repeats;
    if (before !== null && isSame) return before;
    if (before !== null && before.version !== expectedVersion) throw new HubError('STALE_VERSION', { version: before.version });
    const { rows } = await tx.query<{ id: string }>(
      before === null
        ? `with known as (select q.id from saved_question q where q.saved_by = $1 and q.name = $3 and q.question = $4 and q.repeats is not distinct from $5 and not q.is_withdrawn
             and not exists (select from saved_question n where n.id = q.id and n.version > q.version) limit 1),
           added as (insert into saved_question (saved_by, saved_by_agency, name, question, repeats)
             select $1, $2, $3, $4, $5 where not exists (select from known) returning id)
           select id from known union all select id from added`
        : `insert into saved_question (saved_by, saved_by_agency, name, question, repeats, id, version) values ($1, $2, $3, $4, $5, $6, $7)
           on conflict do nothing returning id`,
      [caller.actor, caller.agency, name, text, repeats, ...(before === null ? [] : [before.id, before.version + 1])],
      before === null ? 'save-question' : 'save-version',
    );
    const [saved] = rows;
    if (saved === undefined) throw new HubError('STALE_VERSION', { version: (before?.version ?? 0) + 1 });
    return there(await savedQuestion({ tx, caller }, saved.id));
  });
}

/** Takes a question from the list: whoever saved it, or a steward. */
export async function withdrawQuestion(
  { model, caller, pool }: Pick<HubContext, 'model' | 'caller' | 'pool'>,
  id: string,
): Promise<SavedQuestion> {
  const { mayWriteAny } = requireSharing(model, caller, 'withdrawQuestion');
  return withTx(pool, { label: 'withdraw question' }, async (tx) => {
    const found = await savedQuestion({ tx, caller }, id);
    if (found === null) throw new HubError('NOT_FOUND', { what: 'câu hỏi đã lưu / saved question' });
    if (!found.isMine && mayWriteAny !== true) throw new HubError('FORBIDDEN', { action: 'withdrawQuestion' });
    const { rowCount } = await tx.query(
      `insert into saved_question (id, version, name, question, repeats, is_withdrawn, saved_by, saved_by_agency)
       select q.id, q.version + 1, q.name, q.question, q.repeats, true, $3, $4 from saved_question q where q.id = $1 and q.version = $2 on conflict do nothing`,
      [found.id, found.version, caller.actor, caller.agency],
    );
    if (rowCount === 0) throw new HubError('STALE_VERSION', { version: found.version + 1 });
    return found;
  });
}

function requireSharing({ access }: Model, { role, authenticated }: Caller, action: string): RoleDefinition {
  if (!authenticated) throw new HubError('UNAUTHENTICATED');
  const definition = roleOf(access, role);
  if (definition?.sharesQuestions !== true) throw new HubError('FORBIDDEN', { action });
  return definition;
}

function nameOf(model: Model, given: string): string {
  const name = given.normalize('NFC').replace(/\s+/g, ' ').trim();
  if (name.length >= NAME_MIN && name.length <= NAME_MAX && !readsAsPersonKey(model, name)) return name;
  throw new HubError('BAD_USER_INPUT', {
    argument: 'name',
    ruleVi: `tên gồm ${NAME_MIN} đến ${NAME_MAX} ký tự, không có số định danh của ai.`,
    ruleEn: `a name has ${NAME_MIN} to ${NAME_MAX} characters, without anybody's number.`,
  });
}

function there(saved: SavedQuestion | null): SavedQuestion {
  if (saved === null) throw new Error('a question that was saved is not there');
  return saved;
}
