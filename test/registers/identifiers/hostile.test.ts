import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { looseName } from '../../../scripts/reference-seeds/loose-name.js';
import { foldText } from '../../../src/hub/declare/fold.js';
import { identifierScalars } from '../../../src/registers/identifiers/index.js';
import { plateCandidates, plateParts, printPlate } from '../../../src/registers/identifiers/plate.js';

/** Milliseconds of the best of three: a pause of the machine is not the rule's fault. */
const quickest = (run: () => unknown): number =>
  Math.min(
    ...[1, 2, 3].map(() => {
      const start = performance.now();
      run();
      return performance.now() - start;
    }),
  );

const names = identifierScalars.map((scalar) => scalar.name);

test('every scalar the schema names is here once', () =>
  expect(names.toSorted()).toEqual([
    'AgencyCode',
    'Chainage',
    'CountryCode',
    'Date',
    'DateTime',
    'DossierCode',
    'EmailAddress',
    'IataCode',
    'IcaoCode',
    'ImoNumber',
    'LicenceNumber',
    'PersonalId',
    'PhoneNumber',
    'Plate',
    'ProcedureCode',
    'RoadNumber',
    'RouteCode',
    'TaxCode',
    'TerminalCode',
    'URL',
    'UnLocode',
    'Vin',
  ]));

describe.each(identifierScalars)('$name', (scalar) => {
  it('accepts its own example as it stands, and says its rule in both languages', () => {
    expect(scalar.normalise(scalar.example)).toEqual({ value: scalar.example });
    for (const text of [scalar.description, scalar.ruleVi, scalar.ruleEn]) expect(text).toMatch(/\.$/);
    expect(scalar.description).toMatch(/examples?: `/i);
  });

  const example = scalar.example;
  test.each([
    ['nothing', '', /_EMPTY$/],
    ['spaces', ' \u00a0\t\n', /_EMPTY$/],
    ['NUL inside', `${example.slice(0, 2)}\0${example.slice(2)}`, /_CHARACTERS$/],
    ['a lone high surrogate', `${example}\ud800`, /_CHARACTERS$/],
    ['a lone low surrogate', `\udc00${example}`, /_CHARACTERS$/],
    ['an override of direction', `\u202e${example}`, /_CHARACTERS$/],
    ['a zero-width space', `${example.slice(0, 3)}\u200b${example.slice(3)}`, /_CHARACTERS$/],
    ['a zero-width joiner', `${example}\u200d`, /_CHARACTERS$/],
    ['a soft hyphen', `${example.slice(0, 2)}\u00ad${example.slice(2)}`, /_CHARACTERS$/],
    ['a line break inside', `${example.slice(0, 1)}\n${example.slice(1)}`, /_CHARACTERS$/],
    ['full-width digits', '１２３', /_CHARACTERS$/],
    ['Arabic digits', '١٢٣', /_CHARACTERS$/],
    ['Eth for Đ', `\u00d0${example}`, /_LOOKALIKE$/],
    ['an emoji', `${example}🚗`, /_FORM$/],
    ['a formula', '=cmd()', /_FORM$/],
  ])('refuses %s with a code and two sentences that say what to do', (_what, input, code) => {
    const result = scalar.normalise(input);
    expect(result).toMatchObject({
      rejected: expect.stringMatching(code),
      vi: expect.stringMatching(/\.$/),
      en: expect.stringMatching(/\.$/),
    });
  });

  it('takes the example with spaces, a byte order mark or no-break spaces around it', () => {
    for (const padded of [` ${example}\n`, `\ufeff${example}`, `\u00a0${example}\u3000`])
      expect(scalar.normalise(padded)).toEqual({ value: example });
  });

  it('never throws on what is not text at all', () => {
    for (const input of [undefined, null, 12, {}, []])
      expect(scalar.normalise(input as unknown as string)).toMatchObject({ rejected: expect.stringMatching(/_NOT_TEXT$/) });
  });

  it('answers 50,000 characters at once, whatever they are: nothing looks at each of them for each of them', () => {
    for (const unit of ['1', 'A', ' ', '-', '.', 'Đ', '\u0301', '\ud800', '1.', 'Km1+', '30K-', '\u200b', '2025-07-01T00:00:00.0']) {
      const long = unit.repeat(Math.ceil(50_000 / unit.length));
      expect(quickest(() => scalar.normalise(long))).toBeLessThan(1_000);
      expect(scalar.normalise(long)).toMatchObject({ rejected: expect.stringMatching(/_TOO_LONG$/) });
    }
  });

  it('never throws, is stable on its own answers, and words a refusal by its code alone, so no sentence can quote the value', () => {
    const sentences = new Map<string, string>();
    const near = fc
      .array(
        fc.oneof(
          fc.constantFrom(...example, '-', '.', ' ', '+', 'Đ', 'đ', 'I', '0', '9', 'Z', '\u0301', '\0'),
          fc.string({ unit: 'binary', maxLength: 2 }),
        ),
        { maxLength: 24 },
      )
      .map((parts) => parts.join(''));
    const mutated = fc
      .tuple(fc.nat(example.length), fc.nat(3), fc.string({ unit: 'grapheme', maxLength: 3 }))
      .map(([at, cut, put]) => example.slice(0, at) + put + example.slice(at + cut));
    fc.assert(
      fc.property(fc.oneof(near, mutated, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme-composite' })), (input) => {
        const result = scalar.normalise(input);
        if ('rejected' in result) {
          expect(result.rejected).toMatch(/^[A-Z]+(_[A-Z]+)+$/);
          if (result.rejected === 'PLATE_AMBIGUOUS') return;
          const words = `${result.vi} ${result.en}`;
          expect(words).toBe(sentences.get(result.rejected) ?? words);
          sentences.set(result.rejected, words);
          return;
        }
        const again = scalar.normalise(result.value);
        expect(again).toEqual(result);
        expect(scalar.normalise(input.normalize('NFD'))).toEqual(scalar.normalise(input.normalize('NFC')));
        for (const problem of result.warnings ?? [])
          expect(problem).toMatchObject({ code: expect.stringMatching(/^WARN_/), severity: 'warning' });
      }),
      { numRuns: 3000 },
    );
  });
});

test('the helpers never throw either, and stay quick on long text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      plateCandidates(text);
      plateParts(text);
      printPlate(text);
      looseName(text);
      foldText(text);
    }),
  );
  for (const unit of ['a', ' ', '-', 'ò', '\u0301', 'tỉnh ']) {
    const long = unit.repeat(Math.ceil(50_000 / unit.length));
    expect(quickest(() => [plateCandidates(long), looseName(long)])).toBeLessThan(1_000);
  }
});
