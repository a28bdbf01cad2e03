import type { DocumentNode } from 'graphql';
import { ruleSetOf } from '../hub/access/rule-set.js';
import { boundRules } from '../hub/declare/bounds.js';
import { captioned } from '../hub/declare/captions.js';
import { checkExpressions } from '../hub/declare/check-expressions.js';
import { withChoices } from '../hub/declare/choices.js';
import { createLaw } from '../hub/declare/condition.js';
import type { Model, RegisterModule } from '../hub/declare/model.js';
import { readDeclarations } from '../hub/declare/read-declarations.js';
import { technicalScalars } from '../hub/declare/technical-scalars.js';
import { needsOf } from '../hub/evidence/needs.js';
import { catalogue } from './access.js';
import { shippedRules } from './access-rules.js';
import { businesses } from './businesses/index.js';
import { dataSubjectRequests } from './casework/data-subject-requests.js';
import { casework } from './casework/index.js';
import { drivers } from './drivers/index.js';
import { identifierScalars } from './identifiers/index.js';
import { infrastructure } from './infrastructure/index.js';
import { procedures } from './procedures/index.js';
import { notices } from './procedures/notices.js';
import { registersOfRules } from './reference/access-rules.js';
import { reference } from './reference/index.js';
import { vehicles } from './vehicles/index.js';

/** The registers of the hub. A fifth one is one entry here, one SDL file, one table file, one rules file, one seed file. */
export const registers: readonly RegisterModule[] = [reference, infrastructure, vehicles, drivers, businesses, casework];

/** Puts the declarations and the registers' own thought together; stops with the place named if they do not fit. */
export function loadModel(sdl: DocumentNode, list: readonly RegisterModule[] = registers): Model {
  const rules = [...list.flatMap((register) => register.rules), registersOfRules(list.map(({ name }) => name))];
  const names = new Map(list.map(({ name, vi, en }) => [name, { vi, en }]));
  const declarations = withChoices(readDeclarations(sdl, names), rules);
  const computed = new Map(list.flatMap((register) => Object.entries(register.computed)));
  for (const entity of declarations.entities.values()) {
    for (const field of entity.fields.values()) {
      if (field.kind === 'computed' && !computed.has(`${entity.name}.${field.name}`))
        throw new Error(`${entity.name}.${field.name} is @computed, but its register gives no expression`);
    }
  }
  const groups = new Map(list.flatMap((register) => Object.entries(register.groups ?? {})));
  checkGroups(declarations, groups);
  const law = createLaw(list.flatMap((register) => register.conditions ?? []));
  checkExpressions({ declarations, computed, law });
  const model: Model = {
    declarations,
    computed,
    law,
    scalars: new Map([...identifierScalars, ...technicalScalars].map((rule) => [rule.name, rule])),
    rules: captioned(declarations, [...rules, ...boundRules(declarations)]),
    groups,
    lists: new Map(list.flatMap((register) => Object.entries(register.lists ?? {}))),
    access: { ...catalogue, ...ruleSetOf(shippedRules()) },
    notices,
    accessRules: {
      entity: 'AccessRule',
      code: 'code',
      role: 'role',
      registers: 'registers',
      classes: 'classes',
      purposes: 'purposes',
      rows: 'rows',
    },
    needs: {
      definedBy: [procedures.definitions.procedure, procedures.definitions.requirement, procedures.definitions.effect],
      of: (tx, procedure) => needsOf(tx, model, procedures, procedure),
    },
    authority: { entity: 'SourceAuthority', scope: 'scope', agency: 'agency', agencyEntity: 'Agency', agencyName: 'name' },
    approvals: {
      entity: 'ApprovalRule',
      scope: 'scope',
      changesMax: 'changesMax',
      personsMax: 'personsMax',
      anotherAgency: 'anotherAgency',
    },
    calendar: { entity: 'CalendarDay', day: 'day', kind: 'kind', working: 'WORKING' },
    doubts: { entity: 'Doubt', record: 'doubtedId', state: 'state', open: 'OPEN' },
    dataSubjectRequests,
    terms: [
      { entity: 'Doubt', due: 'dueOn', state: 'state', waiting: ['OPEN'] },
      { entity: 'DataSubjectRequest', due: 'dueOn', state: 'state', waiting: ['RECEIVED', 'ACCEPTED'] },
      { entity: 'Dossier', due: 'dueOn', state: 'state', waiting: ['PROCESSING'] },
    ],
    legalDocuments: {
      entity: 'LegalDocument',
      key: 'number',
      form: '[0-9]+(?:/[0-9]{4})?/[A-ZĐ0-9-]+',
      title: 'title',
      force: 'force',
      lastCheckedOn: 'lastCheckedOn',
      provisions: { entity: 'LegalProvision', key: 'code', text: 'text' },
      parts: { entity: 'LegalForce', document: 'document', provision: 'provision', from: 'inForceFrom', to: 'inForceTo' },
    },
  };
  return model;
}

/** Every group that an `@exclusive` names is given by its register, and none is given for nothing. */
function checkGroups({ entities }: Model['declarations'], groups: Model['groups']): void {
  const named = new Set(
    [...entities.values()].flatMap(({ name, exclusive = [] }) => exclusive.flatMap(({ among }) => (among ? [`${name}.${among}`] : []))),
  );
  const odd = [...named, ...groups.keys()].find((one) => !named.has(one) || !groups.has(one));
  if (odd !== undefined) throw new Error(`${odd}: @exclusive(among:) and the groups of its register do not fit`);
}
