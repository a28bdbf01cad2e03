import { HubError } from '../../errors.js';
import type { Caller } from '../access/caller.js';
import { checkPurpose, grantFor, isPersonal, knowsPersons } from '../access/decide.js';
import { type RowScope, rowScopeFor } from '../access/row-scope.js';
import type { Model } from '../declare/model.js';
import { classifiedField, statusClass } from '../declare/record-status.js';
import type { Entity, Field, FieldClass } from '../declare/types.js';
import { STATE_FRAME } from '../ledger/format.js';
import { guardedLinks } from '../sql/change-scope.js';
import { type Measured, whereParts } from '../sql/where-parts.js';
import { hidePersons } from './hide-persons.js';
import type { Level } from './plan.js';
import { refuseMeaningless, refuseNotCurrent } from './refuse-meaningless.js';
import type { Selection } from './selection.js';
import type { Withheld } from './withheld.js';

export type PlannedAccess = ReturnType<typeof planAccess>;

/** Whether a level shows or asks something that may be read on the caller's own rows only. */
export type OwnRows = { needed: boolean };

/**
 * The caller's rights over one operation, asked while it is planned and before anything is read. What may not be shown is gathered as
 * withheld; what may not be used in a filter or an order, or needs a purpose that is not there, refuses the whole.
 */
export function planAccess({ model, caller }: { model: Model; caller: Caller }) {
  const policy = model.access;
  const withheld: Withheld[] = [];
  /** Classes that are shown or filtered by. */
  const classes = new Set<FieldClass>();

  /** Records that are nobody's are nobody's own. */
  function grantOf(entity: Entity, field: Pick<Field, 'class'>) {
    const grant = grantFor(policy, caller, entity.register, field.class);
    return grant === 'own' && !entity.subject ? 'none' : grant;
  }

  /** Whether a field may be shown; otherwise it is withheld with the reason, or the missing purpose refuses the operation. */
  function mayRead(entity: Entity, field: Pick<Field, 'class'>, path: string, own: OwnRows): boolean {
    const grant = touch(entity, field, own);
    if (grant === 'none') {
      withheld.push({ path, class: field.class, reason: isPersonal(field.class) ? 'PURPOSE_DOES_NOT_COVER' : 'ROLE_NOT_ALLOWED' });
      return false;
    }
    return true;
  }

  /**
   * The fields of a record that this caller may not see for this purpose, and the parts of computed answers: by its kind alone, so that a
   * record says the same of itself whatever was selected and whatever it holds. What may be seen on one's own records is not among them.
   */
  function withheldFields(entity: Entity): string[] {
    if (caller.purpose !== null) checkPurpose(policy, caller, true);
    const isHidden = (field: Pick<Field, 'class'>) => grantOf(entity, field) === 'none';
    const fields = [...entity.fields.values()].flatMap((field) => {
      if (isHidden(field)) return [field.name];
      const parts = field.kind === 'computed' ? (field.parts ?? []) : [];
      return parts.filter(isHidden).map((part) => `${field.name}.${part.name}`);
    });
    return isHidden({ class: statusClass(entity) }) ? [...fields, 'status'] : fields;
  }

  function touch(entity: Entity, field: Pick<Field, 'class'>, own: OwnRows) {
    if (isPersonal(field.class)) checkPurpose(policy, caller, true);
    const usable = grantOf(entity, field);
    if (usable !== 'none' && field.class !== 'open') classes.add(field.class);
    if (usable === 'own') own.needed = true;
    return usable;
  }

  /** History shows the fields the caller may read on these rows; the others are named once per class. */
  function historyOf(level: Level, path: string): NonNullable<Level['history']> {
    const readable = [...level.entity.fields.values()].filter((field) => {
      if (field.kind !== 'column' && field.kind !== 'link') return false;
      const grant = grantFor(policy, caller, level.entity.register, field.class);
      const may = grant === 'all' || grant === 'case' || (grant === 'own' && level.rowScope === 'own');
      const reason = isPersonal(field.class) ? 'PURPOSE_DOES_NOT_COVER' : 'ROLE_NOT_ALLOWED';
      if (may && field.class !== 'open') classes.add(field.class);
      if (!may) withheld.push({ path: `${path}.changedFields.${field.name}`, class: field.class, reason });
      return may;
    });
    const guarded = guardedLinks(model, level.entity, (target) => rowScope(target, false)).filter(({ name }) =>
      readable.some((field) => field.name === name),
    );
    return {
      fields: new Set([...STATE_FRAME, ...readable.map((field) => field.name)]),
      changeSets: maySeeChangeSets(level.entity),
      guarded,
    };
  }

  /** A selection that leads to change sets, without what of them is not for this caller. */
  function ofChangeSets(path: string, selection: readonly Selection[]): readonly Selection[] {
    if (knowsPersons(policy, caller)) return selection;
    const hidden = hidePersons(path, selection);
    withheld.push(...hidden.withheld);
    return hidden.selection;
  }

  function maySeeChangeSets(entity: Entity): boolean {
    return grantFor(policy, caller, entity.register, 'internal') === 'all';
  }

  /**
   * A field that may be read on own rows only can narrow the list of one's own rows, but not another list through a link:
   * there it would tell something about rows that are not the caller's.
   */
  function checkWhere(entity: Entity, where: unknown, own: OwnRows, behindLink = false): void {
    for (const part of whereParts(model.declarations, entity, where)) {
      switch (part.is) {
        case 'and':
        case 'or':
          for (const one of part.parts) checkWhere(entity, one, own, behindLink);
          break;
        case 'not':
          checkWhere(entity, part.part, own, behindLink);
          break;
        case 'frame':
          break;
        case 'status':
          checkField(entity, { name: 'status', class: statusClass(entity) }, own, behindLink);
          if (isPersonal(statusClass(entity))) throw new HubError('FILTER_NOT_ALLOWED', { field: `${entity.name}.status` });
          refuseNotCurrent(part.operators);
          break;
        case 'compared':
          for (const { field } of [part.left, part.right]) {
            if (!field) continue;
            checkField(entity, field, own, behindLink);
            if (isPersonal(field.class)) throw new HubError('FILTER_NOT_ALLOWED', { field: `${entity.name}.${field.name}` });
          }
          break;
        case 'measured':
          checkField(entity, part.measured.field, own, behindLink);
          checkMeasured(part.measured, own);
          break;
        case 'linked':
          checkField(entity, part.field, own, behindLink);
          checkWhere(part.target, part.where, own, true);
          break;
        case 'placed':
          checkField(entity, part.field, own, behindLink);
          checkField(part.area.entity, part.area.shape, own, true);
          checkWhere(part.area.entity, part.where, own, true);
          break;
        case 'value': {
          checkField(entity, part.field, own, behindLink);
          const { field, operators } = part;
          const isExactKey = field.kind !== 'computed' && field.key && Object.keys(operators).every((operator) => operator === 'eq');
          if (isPersonal(field.class) && !isExactKey) throw new HubError('FILTER_NOT_ALLOWED', { field: `${entity.name}.${field.name}` });
          refuseMeaningless(field, operators);
          break;
        }
        default:
          part satisfies never;
      }
    }
  }

  /** What is measured of a list tells of its records as a filter behind its link does. */
  function checkMeasured({ target, of, where }: Measured, own: OwnRows): void {
    if (of) {
      checkField(target, of, own, true);
      if (isPersonal(of.class)) throw new HubError('FILTER_NOT_ALLOWED', { field: `${target.name}.${of.name}` });
    }
    checkWhere(target, where, own, true);
  }

  function checkField(entity: Entity, field: Pick<Field, 'name' | 'class'>, own: OwnRows, behindLink: boolean): void {
    const grant = touch(entity, field, own);
    if (grant === 'none' || (behindLink && grant === 'own'))
      throw new HubError('FILTER_NOT_ALLOWED', { field: `${entity.name}.${field.name}` });
  }

  function checkOrder(entity: Entity, name: string, own: OwnRows): void {
    const field = classifiedField(entity, name);
    if (field && (touch(entity, field, own) === 'none' || isPersonal(field.class)))
      throw new HubError('FILTER_NOT_ALLOWED', { field: `${entity.name}.${name}` });
  }

  function rowScope(entity: Entity, needsOwn: boolean): RowScope {
    return rowScopeFor(policy, caller, entity, needsOwn);
  }

  return {
    withheld,
    classes,
    mayRead,
    withheldFields,
    historyOf,
    maySeeChangeSets,
    ofChangeSets,
    checkWhere,
    checkMeasured,
    checkOrder,
    rowScope,
  };
}
