import { type DocumentNode, type GraphQLSchema, Kind, type StringValueNode, type VariableNode, visit } from 'graphql';
import type { Tx } from '../../db/tx.js';
import { rootKind } from '../declare/root-kinds.js';
import { isUuid } from '../declare/uuid.js';
import { ofDocument } from '../query/of-document.js';

type Asked = { schema: GraphQLSchema; document: DocumentNode; variables: Readonly<Record<string, unknown>> };

/** The entity behind each id of the document that is asked for whatever it is, so that it can be planned like any other read. */
export async function entitiesOfNodes(tx: Tx, { schema, document, variables }: Asked): Promise<Map<string, string>> {
  const fields = schema.getQueryType()?.getFields() ?? {};
  const nodes = idsGiven(document).filter(({ field }) => fields[field] && rootKind(fields[field])?.is === 'node');
  const ids = nodes.map(({ id }) => (id.kind === Kind.STRING ? id.value : String(variables[id.name.value])));
  const wanted = [...new Set(ids)].filter((id) => isUuid(id));
  if (wanted.length === 0) return new Map();
  const { rows } = await tx.query<{ id: string; entity: string }>(
    'select id, entity from record where id = any($1::uuid[])',
    [wanted],
    'entities-of-ids',
  );
  return new Map(rows.map((row) => [row.id, row.entity]));
}

const idsGiven = ofDocument((document): readonly { field: string; id: StringValueNode | VariableNode }[] => {
  const found: { field: string; id: StringValueNode | VariableNode }[] = [];
  visit(document, {
    Field({ name, arguments: given }) {
      const id = given?.find((a) => a.name.value === 'id')?.value;
      if (id?.kind === Kind.STRING || id?.kind === Kind.VARIABLE) found.push({ field: name.value, id });
    },
  });
  return found;
});
