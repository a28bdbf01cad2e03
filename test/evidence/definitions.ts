import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Value } from '../../src/hub/declare/model.js';
import { inPackage } from '../../src/root.js';
import { model, type TestHub } from '../support/hub.js';
import { register, write } from '../support/write.js';

/** The definitions of procedures as the reference seeds have them, approved by an agency of the test. */
export async function registerDefinitions(
  hub: Pick<TestHub, 'database'>,
  { ids, proposedBy, approvedBy }: { ids: readonly string[]; proposedBy: string; approvedBy: string },
): Promise<Map<string, string>> {
  const types = new Map<string, string>();
  for (const row of rowsOf('evidence-types.csv'))
    types.set(row.code ?? '', await register(hub, 'EvidenceType', valuesOf('EvidenceType', row, { holderAgency: null }), row.validFrom));
  const definitions = new Map<string, string>();
  for (const row of rowsOf('procedure-definitions.csv')) {
    if (!ids.includes(row.hubId ?? '')) continue;
    const values = valuesOf('ProcedureDefinition', row, { proposedBy, approvedBy });
    definitions.set(row.hubId ?? '', await register(hub, 'ProcedureDefinition', values, row.validFrom));
  }
  await write(
    hub,
    rowsOf('procedure-requirements.csv').flatMap((row) => {
      const definition = definitions.get(row.definition ?? '');
      if (definition === undefined) return [];
      const links = { definition, evidenceType: types.get(row.evidenceType ?? '') ?? null };
      const values = valuesOf('ProcedureRequirement', row, links);
      return [{ operation: 'register' as const, entity: 'ProcedureRequirement', from: row.validFrom ?? null, values }];
    }),
  );
  for (const row of rowsOf('procedure-definitions-2025-03-01.csv')) {
    const id = definitions.get(row.hubId ?? '');
    if (id === undefined) continue;
    const values = { codes: row.codes === '<trống>' ? null : (row.codes ?? '').split(';'), authorityName: row.authorityName ?? null };
    await write(hub, [{ operation: 'update', entity: 'ProcedureDefinition', id, from: row.validFrom ?? '', values }]);
  }
  return definitions;
}

type Cells = Readonly<Record<string, string>>;

function rowsOf(file: string): Cells[] {
  return parse(readFileSync(inPackage(`seeds/reference/${file}`)), { columns: true, comment: '#', comment_no_infix: true });
}

function valuesOf(entity: string, row: Cells, links: Readonly<Record<string, string | null>>): Record<string, Value> {
  const fields = model.declarations.entities.get(entity)?.fields;
  const values = Object.entries(row).flatMap(([name, cell]): [string, Value][] => {
    const field = fields?.get(name);
    if (field?.kind !== 'column') return [];
    if (cell === '' || cell === '<trống>') return [[name, null]];
    if (field.list) return [[name, cell.split(';')]];
    if (field.type === 'Int') return [[name, Number(cell)]];
    return [[name, field.type === 'Boolean' ? cell === 'có' : cell]];
  });
  return { ...Object.fromEntries(values), ...links };
}
