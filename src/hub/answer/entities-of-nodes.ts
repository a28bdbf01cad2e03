import { type DocumentNode, Kind, type StringValueNode, type VariableNode, visit } from 'graphql';
import type { Tx } from '../../db/tx.js';
import { isUuid } from '../declare/uuid.js';
import { ofDocument } from '../query/of-document.js';

/** The entity behind each `node(id:)` of the document, so that it can be planned like any other read. */
export async function entitiesOfNodes(tx: Tx, document: DocumentNode, variables: Readonly<Record<string, unknown>>): Promise<Map<string, string>> {
  const ids = nodeIds(document).map((id) => (id.kind === Kind.STRING ? id.value : String(variables[id.name.value])));
  const wanted = [...new Set(ids)].filter((id) => isUuid(id));
  if (wanted.length === 0) return new Map();
  const { rows } = await tx.query<{ id: string; entity: string }>('select id, entity from record where id = any($1::uuid[])', [wanted], 'entities-of-ids');
  return new Map(rows.map((row) => [row.id, row.entity]));
}

const nodeIds = ofDocument((document): readonly (StringValueNode | VariableNode)[] => {
  const found: (StringValueNode | VariableNode)[] = [];
  visit(document, {
    Field(node) {
      const id = node.name.value === 'node' ? node.arguments?.find((a) => a.name.value === 'id')?.value : undefined;
      if (id?.kind === Kind.STRING || id?.kind === Kind.VARIABLE) found.push(id);
    },
  });
  return found;
});
