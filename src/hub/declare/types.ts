/**
 * What a register IS, as data. Read once at start from `src/schema/*.graphql` (see `read-declarations.ts`);
 * the query, write, import, access and documentation mechanisms all read this and nothing else.
 */

/** Sensitivity of a field (architecture §7). Absent in the SDL means `open`. */
export type FieldClass = 'open' | 'internal' | 'personal' | 'sensitive';

/** From the least to the most sensitive: "personal or above" is an index comparison. */
export const FIELD_CLASSES = ['open', 'internal', 'personal', 'sensitive'] as const satisfies readonly FieldClass[];

/** Confidence mark of the domain reference: V verified, K well known, U uncertain (never validated against). */
export type Confidence = 'V' | 'K' | 'U';

export type FieldSource = { law?: string; confidence?: Confidence };

type FieldBase = {
  name: string;
  description: string;
  /** Vietnamese caption: import header, console caption, catalogue. */
  label: string;
  class: FieldClass;
  source: FieldSource;
  /** `!` in the SDL: the column is `not null`. */
  required: boolean;
  /** The name of a person: matched as a whole, neither searched by part, ordered, grouped nor counted. */
  isPersonName?: true;
  /**
   * Persons' records may be counted by it for statistics: as it is, by this calendar period, or in bands this wide; an area where at least
   * so many records of it are told of.
   */
  statistic?: { by?: string; width?: number; least?: number };
  /** Why an erasure leaves the value: `@kept`. */
  kept?: string;
};

export type Key = { unique: boolean; reused: boolean };

/** A value stored in a column of the entity's own table. */
export type ColumnField = FieldBase & {
  kind: 'column';
  /** Name of the GraphQL named type: `String`, `Int`, `Plate`, `Date` or an enum's name. */
  type: string;
  list: boolean;
  isEnum: boolean;
  column: string;
  /**
   * A singular root look-up by this field exists; `unique` = the write door refuses a second holder in overlapping validity,
   * `reused` = the value goes to another record when the first one ends.
   */
  key?: Key;
  /** A stored folded twin `<column>_folded` with a trigram index exists: `contains`/`startsWith` ignore diacritics and case. */
  searchable: boolean;
  /** Text that may hold line breaks. */
  multiline: boolean;
  /** What its register lists for it: typed in another case or without its marks, a text is the choice it can only mean (`choices.ts`). */
  choices?: readonly string[];
  /** A stored generated twin that filters and orders use instead of the text (`twins.ts`). */
  twin?: string;
  /** What it can be, and what it is likely to be: `@bounds`. At most one of each severity. */
  bounds?: readonly Bound[];
  /** Where only the year of this day is known, it stands in that field: `@partial`. */
  yearField?: string;
  /** The unit in which a column of a file is written by mistake: `@mistaken`. */
  mistaken?: MistakenUnit;
  /** It is the shape of the record, within which others can be asked to lie: `@area`. */
  area?: Area;
  /** Two values of the record behind a link between which it lies: `@within`. */
  within?: Within;
  /** This date is the document's last day, inclusive: later than it, `status` is EXPIRED. */
  isExpiry: boolean;
  /** From this day on the document is over before its time: `status` is REVOKED. */
  isEnd: boolean;
  /** Set for a life cycle's state: its values that end the document and those that suspend it. */
  lifeCycle?: LifeCycle;
};

/** A unit's name, and what one of it is in the unit of the field. */
export type MistakenUnit = { unit: string; factor: number };

/** The shape of a record, and by how many degrees its lines may be off. */
export type Area = { tolerance: number };

/** Both ends are inside. Of a day `min` and `max` are years; `yearsAhead` counts from the day of writing. */
export type Bound = { min?: number; max?: number; yearsAhead?: number; severity: 'error' | 'warning' };

export type Within = { link: string; from: string; to: string; severity: 'error' | 'warning' };

/** What the values of a life cycle's enum make of the document; the others leave it in force. */
export type LifeCycle = { revoked: readonly string[]; suspended: readonly string[] };

/** A link to one record, stored as that record's id in `<snake>_id`. */
export type LinkOneField = FieldBase & {
  kind: 'link';
  target: string;
  column: string;
  /** What closing or removing the TARGET does while current records link to it. */
  onClose: 'refuse' | 'keep';
};

/** The other side of a link: every record of `target` whose link field `via` points here. */
export type LinkManyField = FieldBase & { kind: 'links'; target: string; via: string };

/**
 * Read through other records as of the same times, never stored: `@derived(path: "plateAssignments.plate")`.
 * `path` is a `links` field followed by a column or link field of its target. `target` is set when it ends in a link.
 */
export type DerivedField = FieldBase & {
  kind: 'derived';
  type: string;
  target?: string;
  path: [links: string, field: string];
  key?: Key;
};

/** One SQL expression, given by the register's rules file under `<Entity>.<field>`. */
export type ComputedField = FieldBase & {
  kind: 'computed';
  type: string;
  isEnum: boolean;
  /** What a caller gives. `on: Date` is the day the answer is about; left out, it is the day of the reading. */
  arguments: readonly ComputedArgument[];
  /** The parts of an answer that is an object (JSON in SQL), each with its own sensitivity. */
  parts?: readonly Pick<FieldBase, 'name' | 'class' | 'required'>[];
};

export type ComputedArgument = { name: string; type: string; required: boolean };

export type Field = ColumnField | LinkOneField | LinkManyField | DerivedField | ComputedField;

/** What the hub itself says of every record, by column names that no register chooses. */
export const FRAME = ['id', 'stateId', 'cacheId', 'version', 'status', 'validFrom', 'validTo', 'recordedFrom', 'recordedTo'] as const;
export type FrameName = (typeof FRAME)[number];

/** What every record answers beside its own fields: `interface Record` of the SDL, each by what it reads. */
export type RecordField = { kind: 'frame'; name: FrameName } | { [Kind in RecordFieldKind]: { kind: Kind; name: string } }[RecordFieldKind];
export const RECORD_FIELD_KINDS = [
  'authority',
  'legalBasis',
  'legalDocument',
  'changeSet',
  'history',
  'erased',
  'withheld',
  'underInvestigation',
] as const;
type RecordFieldKind = (typeof RECORD_FIELD_KINDS)[number];

export type Entity = {
  /** GraphQL type name, `Vehicle`. */
  name: string;
  /** Register it belongs to, `vehicles`. */
  register: string;
  /** Singular root field and import path, `vehicle`. */
  singular: string;
  /** Plural root field, `vehicles`. */
  plural: string;
  /** Table, snake case singular, `vehicle`. */
  table: string;
  /** Vietnamese name. */
  label: string;
  description: string;
  /** Where its facts come from; a field without a source of its own has this one. */
  source: FieldSource;
  /** Whose personal data a row is; absent: nobody's. */
  subject?: Subject;
  /** Why records that hang on somebody's record are nobody's data themselves: `@subject(none:)`. */
  subjectNone?: string;
  /** Where only one record may be at a time, or on one stretch: `@exclusive`, `@noOverlap`. */
  exclusive?: readonly Exclusive[];
  /** How long its records are kept: `@retention`. */
  retention?: Retention;
  /** Where it stands which of its records became which: `@succession`. */
  succession?: Succession;
  /** Columns in which two records that agree are probably one: `@alike`. */
  alike?: readonly (readonly string[])[];
  /** Where it lies by its own word, and by its link to a record with a shape: `@placed`. */
  placed?: readonly Placed[];
  /** Its rows are changes of the ledger and no records: they have no period and no frame, and are only counted. */
  isLedger?: true;
  /** In SDL order, record fields (`id`, `version`, …) excluded. */
  fields: ReadonlyMap<string, Field>;
};

/**
 * `self`: the record is the person. `link`: the subject of the record behind that link, stored in `subject_id` by the write door.
 * `list`: the subjects of the records in a list, found when read. The list hangs on the record itself (`anchors: ['id']`: a vehicle's
 * ownerships) or on the record behind a link of it (`anchors: ['vehicle_id']`: those of the vehicle an inspection is about).
 */
export type Subject = { via: 'self' } | { via: 'link'; field: string } | SubjectList;

export type SubjectList = {
  via: 'list';
  /** Columns of the row that hold the id the list hangs on. */
  anchors: readonly string[];
  /** The links those columns store; empty where the list is the record's own. */
  links: readonly string[];
  /** Table of the list's records and its column of the id it hangs on. */
  table: string;
  column: string;
};

/** `period`: ISO 8601, in years or months, after the day in the field `since`. */
export type Retention = { period: string; since: string; law: string; confidence: Confidence };

/** One geometry, or a longitude and a latitude, and the link to the record in whose shape it lies. */
export type Placed = { link: string; by: readonly string[] };

/** The table of successions, and its columns of the record that went, the one that came, and the first day of that one. */
export type Succession = { table: string; from: string; to: string; on: string };

/**
 * What rules records behind the same link `per` out beside each other. `states`: only while in one of them. `from`, `to`: the fields of the
 * first and last day of use. `span`: the fields of the stretch it lies on, the end outside. They do not meet where they agree in
 * `unlessSame`, where both say another `apart`, or share none of the groups that the register puts them into (`among`).
 */
export type Exclusive = {
  per: string;
  states?: readonly string[];
  from?: string;
  to?: string;
  span?: { from: string; to: string };
  unlessSame?: string;
  apart?: string;
  among?: string;
  severity: 'error' | 'warning';
};

export type Declarations = {
  /** Register name → what people call it. */
  registers: ReadonlyMap<string, { vi: string; en: string }>;
  entities: ReadonlyMap<string, Entity>;
  /** Types that gather the records of others (`gather.ts`): read like entities, written never. */
  views: ReadonlyMap<string, Entity>;
  /** Enum name → its values in SDL order, with Vietnamese label. */
  enums: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Field of `Record` → what it is. */
  recordFields: ReadonlyMap<string, RecordField>;
  /** `Type.field` or scalar → what one value costs beside its row (`query/cost.ts`). */
  costs: ReadonlyMap<string, number>;
};

/** Columns every entity table has beside its own (see `db/tables/mixins.ts`). */
export const RECORD_COLUMNS = [
  'id',
  'version',
  'position',
  'valid_from',
  'valid_to',
  'recorded_from',
  'recorded_to',
  'subject_id',
] as const;
