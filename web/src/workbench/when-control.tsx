import { instantOf, localOf, monthEnds, shifted } from './days';
import type { Question } from './question';
import type { Words } from './words';

const WHENS = ['today', 'day', 'two', 'known', 'series'] as const;
type When = (typeof WHENS)[number];
const SERIES_MAX = 36;

/** Today, another day, two days or two states of knowledge side by side, or the ends of months. */
export function WhenControl({ question, onChange, say }: { question: Question; onChange: (question: Question) => void; say: Words }) {
  const { days } = question;
  const when: When =
    'each' in days ? (days.each.length === 2 ? 'two' : 'series') : question.knownBefore ? 'known' : days.on === '' ? 'today' : 'day';
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());
  const begin: Record<When, Question['days']> = {
    today: { on: '' },
    day: { on: today },
    two: { each: [shifted(today, -12), today] },
    known: { on: today },
    series: { each: monthEnds(today, 12) },
  };
  const each = 'each' in days ? days.each : [];
  return (
    <fieldset>
      <legend>{say.when}</legend>
      <select
        aria-label={say.when}
        name="when"
        value={when}
        onChange={(e) => {
          const next = e.target.value as When;
          const knownBefore = next === 'known' ? instantOf(`${shifted(today, -1)}T00:00`) : '';
          onChange({ ...question, days: begin[next], knownBefore, comparableOn: '' });
        }}
      >
        {WHENS.map((one) => (
          <option key={one} value={one}>
            {say.whens[one]}
          </option>
        ))}
      </select>
      {'on' in days && (when === 'day' || when === 'known') && (
        <input
          type="date"
          aria-label={say.day}
          value={days.on}
          onChange={(e) => e.target.value && onChange({ ...question, days: { on: e.target.value } })}
        />
      )}
      {when === 'known' && (
        <label className="stack">
          {say.knownBefore}
          <input
            type="datetime-local"
            name="knownBefore"
            value={localOf(question.knownBefore)}
            onChange={(e) => e.target.value && onChange({ ...question, knownBefore: instantOf(e.target.value) })}
          />
        </label>
      )}
      {when === 'two' && (
        <div className="row">
          {each.map((day, i) => (
            <input
              key={i}
              type="date"
              aria-label={i === 0 ? say.from : say.to}
              value={day}
              onChange={(e) =>
                e.target.value && onChange({ ...question, days: { each: each.map((one, j) => (i === j ? e.target.value : one)) } })
              }
            />
          ))}
        </div>
      )}
      {when === 'series' && (
        <label className="row">
          {say.months}
          <input
            type="number"
            name="months"
            min={3}
            max={SERIES_MAX}
            value={each.length}
            onChange={(e) => {
              const months = Math.min(SERIES_MAX, Math.max(3, Number(e.target.value) || 3));
              onChange({ ...question, days: { each: monthEnds(today, months) } });
            }}
          />
        </label>
      )}
      {'each' in days && (
        <label className="stack">
          {say.comparable}
          <input
            type="date"
            name="comparable"
            value={question.comparableOn}
            onChange={(e) => onChange({ ...question, comparableOn: e.target.value })}
          />
        </label>
      )}
    </fieldset>
  );
}
