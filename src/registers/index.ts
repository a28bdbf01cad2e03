import type { DocumentNode } from 'graphql';
import { checkExpressions } from '../hub/declare/check-expressions.js';
import { createLaw } from '../hub/declare/condition.js';
import type { Model, RegisterModule } from '../hub/declare/model.js';
import { readDeclarations } from '../hub/declare/read-declarations.js';
import { technicalScalars } from '../hub/declare/technical-scalars.js';
import { access } from './access.js';
import { businesses } from './businesses/index.js';
import { drivers } from './drivers/index.js';
import { identifierScalars } from './identifiers/index.js';
import { infrastructure } from './infrastructure/index.js';
import { reference } from './reference/index.js';
import { vehicles } from './vehicles/index.js';

/** The registers of the hub. A fifth one is one entry here, one SDL file, one table file, one rules file, one seed file. */
export const registers: readonly RegisterModule[] = [reference, infrastructure, vehicles, drivers, businesses];

/** Puts the declarations and the registers' own thought together; stops with the place named if they do not fit. */
export function loadModel(sdl: DocumentNode, list: readonly RegisterModule[] = registers): Model {
  const declarations = readDeclarations(sdl, new Map(list.map((register) => [register.name, register.vi])));
  const computed = new Map(list.flatMap((register) => Object.entries(register.computed)));
  for (const entity of declarations.entities.values()) {
    for (const field of entity.fields.values()) {
      if (field.kind === 'computed' && !computed.has(`${entity.name}.${field.name}`))
        throw new Error(`${entity.name}.${field.name} is @computed, but its register gives no expression`);
    }
  }
  const law = createLaw(list.flatMap((register) => register.conditions ?? []));
  checkExpressions({ declarations, computed, law });
  return {
    declarations,
    computed,
    law,
    scalars: new Map([...identifierScalars, ...technicalScalars].map((rule) => [rule.name, rule])),
    rules: list.flatMap((register) => register.rules),
    lists: new Map(list.flatMap((register) => Object.entries(register.lists ?? {}))),
    access,
    authority: { entity: 'SourceAuthority', scope: 'scope', agency: 'agency', agencyEntity: 'Agency' },
    legalDocuments: {
      entity: 'LegalDocument',
      key: 'number',
      form: '[0-9]+(?:/[0-9]{4})?/[A-ZĐ0-9-]+',
      title: 'title',
      force: 'force',
      lastCheckedOn: 'lastCheckedOn',
    },
  };
}
