import type { Model } from '../declare/model.js';
import type { AsOfInput } from '../ledger/as-of.js';
import { findRecords } from '../sql/find.js';
import type { ReadingContext } from './reading-context.js';

export type LegalBasis = {
  what: string;
  kind: 'CONDITION' | 'TYPE' | 'FIELD';
  cited: string;
  number: string;
  title: string | null;
  force: string | null;
  lastCheckedOn: string | null;
};

type Cited = Pick<LegalBasis, 'what' | 'kind' | 'cited'>;

/** What rests on which legal document: one row for each document a basis names, with the document's force at the times asked for. */
export async function legalBases(
  { model, reading }: { model: Model; reading?: ReadingContext },
  question: { force?: readonly string[] | null; asOf: AsOfInput; responseKey: string },
): Promise<LegalBasis[]> {
  if (!reading) throw new Error('legal bases are asked outside a query');
  const { legalDocuments } = model;
  if (!legalDocuments) throw new Error('no register of legal documents is declared');
  const at = await reading.readAt(question.responseKey, question.asOf);
  const named = cited(model).flatMap((basis) => numbersIn(basis.cited, legalDocuments.form).map((number) => ({ ...basis, number })));
  const numbers = [...new Set(named.map(({ number }) => number))];
  const { entity, key, title, force, lastCheckedOn } = legalDocuments;
  const documents = await findRecords(reading.tx, model, { entity, where: { [key]: { in: numbers } }, at, fields: [key, title, force, lastCheckedOn] });
  const byNumber = new Map(documents.map((document) => [document[key], document]));
  const bases = named.map((basis): LegalBasis => {
    const document = byNumber.get(basis.number);
    return { ...basis, title: text(document?.[title]), force: text(document?.[force]), lastCheckedOn: text(document?.[lastCheckedOn]) };
  });
  const wanted = question.force ? new Set(question.force) : null;
  return wanted ? bases.filter((basis) => basis.force !== null && wanted.has(basis.force)) : bases;
}

function cited({ law, declarations }: Model): Cited[] {
  const conditions = law.conditions.map(({ name, provision }): Cited => ({ what: name, kind: 'CONDITION', cited: provision }));
  const declared = [...declarations.entities.values()].flatMap((entity): Cited[] => [
    ...(entity.source.law ? [{ what: entity.name, kind: 'TYPE' as const, cited: entity.source.law }] : []),
    // A field without a source of its own has its type's, which is listed once.
    ...[...entity.fields.values()].flatMap((field): Cited[] =>
      field.source.law && field.source.law !== entity.source.law ? [{ what: `${entity.name}.${field.name}`, kind: 'FIELD', cited: field.source.law }] : [],
    ),
  ]);
  return [...conditions, ...declared];
}

function numbersIn(cited: string, form: string): string[] {
  return [...new Set(cited.match(new RegExp(form, 'g')) ?? [])];
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
