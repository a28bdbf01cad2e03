import type { Model } from '../declare/model.js';
import type { AsOfInput } from '../ledger/as-of.js';
import { findRecords } from '../sql/find.js';
import { citedProvisions } from './cited-provisions.js';
import type { ReadingContext } from './reading-context.js';

export type LegalBasis = {
  what: string;
  kind: 'CONDITION' | 'TYPE' | 'FIELD';
  cited: string;
  number: string;
  title: string | null;
  provision: string | null;
  provisionText: string | null;
  force: string | null;
  lastCheckedOn: string | null;
};

type Cited = Pick<LegalBasis, 'what' | 'kind' | 'cited'>;

/**
 * What rests on which provision: one row for each provision a basis names, or for the document where it names no part of it. Its force at
 * the times asked for is the document's, unless the provision, or what it is a part of, begins or ends on another day.
 */
export async function legalBases(
  { model, reading }: { model: Model; reading?: ReadingContext },
  question: { force?: readonly string[] | null; asOf: AsOfInput; responseKey: string },
): Promise<LegalBasis[]> {
  if (!reading) throw new Error('legal bases are asked outside a query');
  const { legalDocuments } = model;
  if (!legalDocuments) throw new Error('no register of legal documents is declared');
  const at = await reading.readAt(question.responseKey, question.asOf);
  const named = cited(model).flatMap((basis) =>
    citedProvisions(basis.cited, legalDocuments.form).flatMap(({ number, provisions }) =>
      (provisions.length > 0 ? provisions : [null]).map((provision) => ({ ...basis, number, provision })),
    ),
  );
  const numbers = [...new Set(named.map(({ number }) => number))];
  const { entity, key, title, force, lastCheckedOn, provisions, parts } = legalDocuments;
  const find = (asked: string, where: Record<string, unknown>, fields: string[]) =>
    findRecords(reading.tx, model, { entity: asked, where, at, fields });
  const documents = await find(entity, { [key]: { in: numbers } }, [key, title, force, lastCheckedOn]);
  const codes = named.flatMap(({ number, provision }) => (provision === null ? [] : [codeOf(number, provision)]));
  const texts = new Map(
    (await find(provisions.entity, { [provisions.key]: { in: [...new Set(codes)] } }, [provisions.key, provisions.text])).map((row) => [
      row[provisions.key],
      row,
    ]),
  );
  const byNumber = new Map(documents.map((document) => [document[key], document]));
  const split = await find(parts.entity, { [parts.provision]: { isNull: false } }, [parts.document, parts.provision, parts.from, parts.to]);
  const bases = named.map(({ provision, ...basis }): LegalBasis => {
    const document = byNumber.get(basis.number);
    const code = provision === null ? null : codeOf(basis.number, provision);
    const own = split.filter((part) => document && part[parts.document] === document.id).map((part) => partOf(part, parts));
    return {
      ...basis,
      title: text(document?.[title]),
      provision: code,
      provisionText: text(texts.get(code ?? '')?.[provisions.text]),
      force: provision === null ? text(document?.[force]) : forceOf(text(document?.[force]), provision, own, at.validAt),
      lastCheckedOn: text(document?.[lastCheckedOn]),
    };
  });
  const wanted = question.force ? new Set(question.force) : null;
  return wanted ? bases.filter((basis) => basis.force !== null && wanted.has(basis.force)) : bases;
}

/** As the register of provisions writes its keys. */
function codeOf(number: string, provision: string): string {
  return `${number}#${provision}`;
}

type Part = { provision: string; from: string | null; to: string | null };

function partOf(row: Readonly<Record<string, unknown>>, { provision, from, to }: NonNullable<Model['legalDocuments']>['parts']): Part {
  return { provision: String(row[provision]), from: text(row[from]), to: text(row[to]) };
}

/** A part that is out of force takes along what stands in it, and leaves what it stands in with the rest. */
function forceOf(document: string | null, provision: string, parts: readonly Part[], day: string): string | null {
  if (document === null || !STANDING.has(document)) return document;
  const out = parts.flatMap((part) => {
    const force = part.from !== null && part.from > day ? 'NOT_YET' : part.to !== null && part.to < day ? 'ENDED' : null;
    return force === null ? [] : [{ ...part, force }];
  });
  const whole = out.find((part) => isWithin(provision, part.provision));
  if (whole) return whole.force;
  return out.some((part) => isWithin(part.provision, provision)) ? 'IN_PART' : document;
}

/** Of these a part can be out of force by itself. */
const STANDING = new Set(['IN_FORCE', 'IN_PART']);

function isWithin(provision: string, whole: string): boolean {
  return provision === whole || provision.startsWith(`${whole}.`);
}

function cited({ law, declarations }: Model): Cited[] {
  const conditions = law.conditions.map(({ name, provision }): Cited => ({ what: name, kind: 'CONDITION', cited: provision }));
  const declared = [...declarations.entities.values()].flatMap((entity): Cited[] => [
    ...(entity.source.law ? [{ what: entity.name, kind: 'TYPE' as const, cited: entity.source.law }] : []),
    // A field without a source of its own has its type's, which is listed once.
    ...[...entity.fields.values()].flatMap((field): Cited[] =>
      field.source.law && field.source.law !== entity.source.law
        ? [{ what: `${entity.name}.${field.name}`, kind: 'FIELD', cited: field.source.law }]
        : [],
    ),
  ]);
  return [...conditions, ...declared];
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
