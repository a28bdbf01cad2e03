import { KindPicker } from '../kinds/kind-picker';
import { isNumber, type Kind, type KindField, type Kinds, type Registers } from '../kinds/kinds';
import { type Language, linkTo } from '../shell/look';
import { GroupControl } from './group-control';
import { type Condition, FIRST, MEASURES, type Measure, type Question } from './question';
import { WhenControl } from './when-control';
import { type Words, words } from './words';

type ControlsProps = { registers: Registers; kinds: Kinds; question: Question; onChange: (question: Question) => void; language: Language };

const GROUPS_MAX = 3;

/** What is counted, how, by what, of which, and when. */
export function Controls({ registers, kinds, question, onChange, language }: ControlsProps) {
  const say = words[language];
  const kind = kinds.get(question.entity);
  const captionOf = (field: KindField) => (language === 'en' ? field.captionEn : field.caption);
  return (
    <form className="controls" onSubmit={(event) => event.preventDefault()}>
      <KindPicker
        registers={registers}
        value={question.entity}
        onChange={(entity) => onChange({ ...FIRST, entity, days: question.days })}
        language={language}
      />
      {kind && (
        <>
          <a href={linkTo(`/ho-so/${kind.name}`, language)}>{say.records}</a>
          <MeasureControl kind={kind} question={question} onChange={onChange} captionOf={captionOf} say={say} />
          <fieldset>
            <legend>{say.groupBy}</legend>
            {[...question.groupBy, undefined].slice(0, GROUPS_MAX).map((key, i) => (
              <GroupControl
                key={i}
                kinds={kinds}
                kind={kind}
                value={key}
                label={i === 0 ? say.groupBy : say.addGroup}
                onChange={(next) =>
                  onChange({
                    ...question,
                    groupBy: [...question.groupBy.slice(0, i), ...(next ? [next] : []), ...question.groupBy.slice(i + 1)],
                  })
                }
                captionOf={captionOf}
                say={say}
              />
            ))}
          </fieldset>
          <fieldset>
            <legend>{say.where}</legend>
            {[...question.where, undefined].map((condition, i) => (
              <ConditionControl
                key={i}
                kind={kind}
                value={condition}
                onChange={(next) =>
                  onChange({ ...question, where: [...question.where.slice(0, i), ...(next ? [next] : []), ...question.where.slice(i + 1)] })
                }
                captionOf={captionOf}
                language={language}
                say={say}
              />
            ))}
          </fieldset>
          <WhenControl question={question} onChange={onChange} say={say} />
        </>
      )}
    </form>
  );
}

type CaptionOf = (field: KindField) => string;

function MeasureControl({
  kind,
  question,
  onChange,
  captionOf,
  say,
}: {
  kind: Kind;
  question: Question;
  onChange: (question: Question) => void;
  captionOf: CaptionOf;
  say: Words;
}) {
  const ofNumbers = !['distinct', 'filled', 'missing'].includes(question.measure);
  const fields = kind.fields.filter((field) => field.isCounted && !field.type.startsWith('[') && (ofNumbers ? isNumber(field) : true));
  return (
    <fieldset>
      <legend>{say.measure}</legend>
      <select
        aria-label={say.measure}
        name="measure"
        value={question.measure}
        onChange={(e) => onChange({ ...question, measure: e.target.value as Measure, of: '' })}
      >
        {MEASURES.map((measure) => (
          <option key={measure} value={measure}>
            {say.measures[measure]}
          </option>
        ))}
      </select>
      {question.measure !== 'count' && (
        <select aria-label={say.of} name="of" value={question.of} onChange={(e) => onChange({ ...question, of: e.target.value })}>
          <option value="">{say.choose}</option>
          {fields.map((field) => (
            <option key={field.name} value={field.name}>
              {captionOf(field)}
            </option>
          ))}
        </select>
      )}
    </fieldset>
  );
}

type ConditionProps = {
  kind: Kind;
  value: Condition | undefined;
  onChange: (value: Condition | undefined) => void;
  captionOf: CaptionOf;
  language: Language;
  say: Words;
};

function ConditionControl({ kind, value, onChange, captionOf, language, say }: ConditionProps) {
  const fields = kind.fields.filter((one) => one.isCounted);
  const field = fields.find(({ name }) => name === value?.field);
  const isRange = field !== undefined && (isNumber(field) || field.type === 'Date');
  const is = value?.is ?? 'eq';
  return (
    <div className="row">
      <select
        aria-label={value ? say.where : say.addWhere}
        value={value?.field ?? ''}
        onChange={(e) => onChange(e.target.value ? { field: e.target.value, is: 'eq', value: '' } : undefined)}
      >
        <option value="">{value ? say.remove : say.addWhere}</option>
        {fields.map((one) => (
          <option key={one.name} value={one.name}>
            {captionOf(one)}
          </option>
        ))}
      </select>
      {value && field && (
        <>
          <select
            aria-label={say.where}
            value={is}
            onChange={(e) => {
              const next = e.target.value as Condition['is'];
              onChange({ ...value, is: next, value: next === 'isNull' ? 'true' : '' });
            }}
          >
            {(isRange ? (['eq', 'gte', 'lt', 'isNull'] as const) : (['eq', 'isNull'] as const)).map((test) => (
              <option key={test} value={test}>
                {say.tests[test]}
              </option>
            ))}
          </select>
          {is === 'isNull' || field.type === 'Boolean' ? (
            <select aria-label={say.value} value={value.value} onChange={(e) => onChange({ ...value, value: e.target.value })}>
              {is !== 'isNull' && <option value="">{say.choose}</option>}
              <option value="true">{say.yes}</option>
              <option value="false">{say.no}</option>
            </select>
          ) : field.choices.length > 0 ? (
            <select aria-label={say.value} value={value.value} onChange={(e) => onChange({ ...value, value: e.target.value })}>
              <option value="">{say.choose}</option>
              {field.choices.map(({ name, caption }) => (
                <option key={name} value={name}>
                  {language === 'en' ? name : caption}
                </option>
              ))}
            </select>
          ) : (
            <input
              aria-label={say.value}
              type={field.type === 'Date' ? 'date' : isNumber(field) ? 'number' : 'text'}
              value={value.value}
              autoComplete="off"
              onChange={(e) => onChange({ ...value, value: e.target.value })}
            />
          )}
        </>
      )}
    </div>
  );
}
