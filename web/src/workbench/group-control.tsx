import { isDay, isLink, isNumber, type Kind, type KindField, type Kinds, nameField } from '../kinds/kinds';
import { type GroupKey, PERIODS, type Period } from './question';
import type { Words } from './words';

type GroupProps = {
  kinds: Kinds;
  kind: Kind;
  value: GroupKey | undefined;
  label: string;
  onChange: (value: GroupKey | undefined) => void;
  captionOf: (field: KindField) => string;
  say: Words;
};

const WIDTHS = [1, 5, 10, 50, 100, 500, 1_000];

/** One key of the groups: a field, with its period or band; or a linked record, by its name or by what is known of it. */
export function GroupControl({ kinds, kind, value, label, onChange, captionOf, say }: GroupProps) {
  const usable = (of: Kind | undefined) =>
    (of?.fields ?? []).filter((field) => field.isCounted && (!isLink(kinds, field) || nameField(kinds.get(field.type))));
  const field = kind.fields.find(({ name }) => name === value?.field);
  const target = field && isLink(kinds, field) ? kinds.get(field.type) : undefined;
  return (
    <div className="row">
      <select
        aria-label={label}
        value={value?.field ?? ''}
        onChange={(e) => onChange(e.target.value ? { field: e.target.value } : undefined)}
      >
        <option value="">{value ? say.remove : say.addGroup}</option>
        {usable(kind).map((one) => (
          <option key={one.name} value={one.name}>
            {captionOf(one)}
          </option>
        ))}
      </select>
      {value && field && target && (
        <select
          aria-label={say.onward}
          value={value.onward ?? ''}
          onChange={(e) => onChange(e.target.value ? { field: value.field, onward: e.target.value } : { field: value.field })}
        >
          <option value="">{say.itsName}</option>
          {usable(target)
            .filter((one) => !isDay(one))
            .map((one) => (
              <option key={one.name} value={one.name}>
                {captionOf(one)}
              </option>
            ))}
        </select>
      )}
      {value && field && isDay(field) && (
        <select
          aria-label={say.period}
          value={value.period ?? 'YEAR'}
          onChange={(e) => onChange({ ...value, period: e.target.value as Period })}
        >
          {PERIODS.map((period) => (
            <option key={period} value={period}>
              {say.periods[period]}
            </option>
          ))}
        </select>
      )}
      {value && field && isNumber(field) && !target && (
        <select
          aria-label={say.width}
          value={value.width ?? ''}
          onChange={(e) => onChange(e.target.value ? { field: value.field, width: Number(e.target.value) } : { field: value.field })}
        >
          <option value="">{say.exact}</option>
          {WIDTHS.map((width) => (
            <option key={width} value={width}>
              {say.width} {width}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}
