import type { AnswerNote, Extensions } from './fetcher';
import type { Words } from './words';
import { WrongNamesTold } from './wrong-names-told';

/** One line below the answer: for which day and knowledge it holds, and what was left out of it, in plain words. */
export function AnswerLine({ note, say }: { note: AnswerNote | undefined; say: Words }) {
  if (!note)
    return (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what may have to be scrolled is reached by the keyboard
      <p className="answer-line quiet" tabIndex={0}>
        {say.noAnswer}
      </p>
    );
  const parts = [...times(note.extensions, say), ...omissions(note.extensions, say)];
  const refused = note.codes.length > 0;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what may have to be scrolled is reached by the keyboard
    <div className="answer-line" role="status" tabIndex={0}>
      <span className={refused ? 'badge bad' : 'badge good'}>
        {note.status} · {note.milliseconds} ms
      </span>
      {refused && <span className="bad-words">{say.refused([...new Set(note.codes)].join(', '))}</span>}
      {!refused && parts.length === 0 && <span>{say.answered}</span>}
      {parts.map((part) => (
        <span key={part.text} className={part.warn ? 'warn-words' : ''} title={part.title}>
          {part.text}
        </span>
      ))}
      <WrongNamesTold wrong={note.wrong} say={say} />
    </div>
  );
}

type Part = { text: string; title?: string; warn?: boolean };

/** Root fields read at the same times share one sentence. */
function times({ asOf = {} }: Extensions, say: Words): Part[] {
  const keysAt = Map.groupBy(Object.entries(asOf), ([, at]) => `${at.validAt} ${at.knownAt}`);
  return [...keysAt.values()].flatMap((entries) => {
    const at = entries[0]?.[1];
    if (!at) return [];
    const sentence = say.asOf(day(at.validAt, say), instant(at.knownAt, say));
    const keys = entries.map(([key]) => key).join(', ');
    return [{ text: keysAt.size > 1 ? `${keys}: ${sentence}` : sentence, title: `${keys}\nvalidAt ${at.validAt}\nknownAt ${at.knownAt}` }];
  });
}

function omissions({ withheld = [], scope = [], notCurrent = {} }: Extensions, say: Words): Part[] {
  const because = (reason: string) => say.reasons[reason] ?? reason;
  const byReason = [...Map.groupBy(withheld, (w) => w.reason)].map(
    ([reason, list]) => `${list.map(placeOf).join(', ')} (${because(reason)})`,
  );
  return [
    ...(withheld.length > 0
      ? [
          {
            text: `${say.withheld(withheld.reduce((sum, { fields }) => sum + (fields ? countOf(fields) : 1), 0))} ${byReason.join('; ')}`,
            warn: true,
          },
        ]
      : []),
    ...scope.map((s) => ({ text: `${say.scope(s.path.join('.'))} (${because(s.reason)})`, warn: true })),
    ...Object.entries(notCurrent).map(([key, n]) => ({
      text: say.notCurrent(key, n.validFrom ? day(n.validFrom, say) : say.open, n.validTo ? day(n.validTo, say) : '…'),
      warn: true,
    })),
  ];
}

type Place = NonNullable<Extensions['withheld']>[number];

/** In the change feed one place stands for fields of many kinds of records: their number says enough. */
function placeOf({ path, fields }: Place): string {
  const place = path.join('.');
  return fields ? `${place} × ${countOf(fields)}` : place;
}

function countOf(fields: NonNullable<Place['fields']>): number {
  return Object.values(fields).flat().length;
}

function day(text: string, say: Words): string {
  const [year, month, date] = text.split('-');
  return say.locale === 'vi-VN' && date ? `${date}/${month}/${year}` : text;
}

/** For the eye only, to the second and in Vietnamese time; the title keeps the exact instant. */
function instant(text: string, say: Words): string {
  if (text.startsWith('0001')) return say.nothingKnown;
  const format = new Intl.DateTimeFormat(say.locale, { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short', timeStyle: 'medium' });
  const parsed = Date.parse(text);
  return Number.isNaN(parsed) ? text : format.format(parsed);
}
