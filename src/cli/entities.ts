import { entityPath } from '../hub/declare/entity-at.js';
import type { Entity } from '../hub/declare/types.js';
import { openModel } from '../runtime/model.js';
import type { AddCommand } from './cli.js';

export const addEntities: AddCommand = (program, cli) => {
  program
    .command('entities')
    .description('các loại bản ghi, và khoá của chúng · the kinds of records, and their keys')
    .action(() => {
      const entities = [...openModel().declarations.entities.values()].filter(({ isLedger }) => isLedger !== true);
      const listed = entities.map((entity) => ({ path: entityPath(entity), label: entity.label, keys: keysOf(entity) }));
      cli.answer(
        listed,
        listed.map(({ path, label, keys }) => `${path.padEnd(44)} ${label}${keys.length === 0 ? '' : `  (${keys.join(', ')})`}`),
      );
    });
};

function keysOf(entity: Entity): string[] {
  return [...entity.fields.values()].flatMap((field) => (field.kind === 'column' && field.key ? [field.name] : []));
}
