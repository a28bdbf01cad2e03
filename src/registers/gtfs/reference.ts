/**
 * What the GTFS Schedule Reference says of the files that the hub reads and writes (gtfs.org/documentation/schedule/reference, read 2026): which
 * must be there, which columns each has, what stands in them, and what they point to. Files and columns that it knows and that have no home
 * here are passed over and named.
 */
export type GtfsType =
  | 'id'
  | 'text'
  | 'time'
  | 'date'
  | 'latitude'
  | 'longitude'
  | 'integer'
  | 'positive'
  | 'number'
  | { readonly oneOf: readonly string[] };

export type GtfsColumn = {
  name: string;
  type: GtfsType;
  /** Whether each row has a value. */
  required?: boolean;
  /** The column in which the value must stand; one of several. */
  refersTo?: readonly (readonly [file: string, column: string])[];
};

export type GtfsFile = {
  file: string;
  /** Left out: the feed may do without it. */
  required?: boolean;
  /** The columns that no two rows share. */
  key: readonly string[];
  columns: readonly GtfsColumn[];
};

const CHOICE = (...oneOf: string[]): GtfsType => ({ oneOf });
const FLAG = CHOICE('0', '1');

export const GTFS_FILES: readonly GtfsFile[] = [
  {
    file: 'agency.txt',
    required: true,
    key: ['agency_id'],
    columns: [
      { name: 'agency_id', type: 'id' },
      { name: 'agency_name', type: 'text', required: true },
      { name: 'agency_url', type: 'text', required: true },
      { name: 'agency_timezone', type: 'text', required: true },
    ],
  },
  {
    file: 'stops.txt',
    required: true,
    key: ['stop_id'],
    columns: [
      { name: 'stop_id', type: 'id', required: true },
      { name: 'stop_name', type: 'text' },
      { name: 'stop_desc', type: 'text' },
      { name: 'stop_lat', type: 'latitude' },
      { name: 'stop_lon', type: 'longitude' },
      { name: 'location_type', type: CHOICE('0', '1', '2', '3', '4') },
      { name: 'parent_station', type: 'id', refersTo: [['stops.txt', 'stop_id']] },
      { name: 'wheelchair_boarding', type: CHOICE('0', '1', '2') },
    ],
  },
  {
    file: 'routes.txt',
    required: true,
    key: ['route_id'],
    columns: [
      { name: 'route_id', type: 'id', required: true },
      { name: 'agency_id', type: 'id', refersTo: [['agency.txt', 'agency_id']] },
      { name: 'route_short_name', type: 'text' },
      { name: 'route_long_name', type: 'text' },
      { name: 'route_type', type: 'integer', required: true },
    ],
  },
  {
    file: 'calendar.txt',
    key: ['service_id'],
    columns: [
      { name: 'service_id', type: 'id', required: true },
      ...['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].map((name) => ({
        name,
        type: FLAG,
        required: true,
      })),
      { name: 'start_date', type: 'date', required: true },
      { name: 'end_date', type: 'date', required: true },
    ],
  },
  {
    file: 'calendar_dates.txt',
    key: ['service_id', 'date'],
    columns: [
      { name: 'service_id', type: 'id', required: true },
      { name: 'date', type: 'date', required: true },
      { name: 'exception_type', type: CHOICE('1', '2'), required: true },
    ],
  },
  {
    file: 'trips.txt',
    required: true,
    key: ['trip_id'],
    columns: [
      { name: 'trip_id', type: 'id', required: true },
      { name: 'route_id', type: 'id', required: true, refersTo: [['routes.txt', 'route_id']] },
      {
        name: 'service_id',
        type: 'id',
        required: true,
        refersTo: [
          ['calendar.txt', 'service_id'],
          ['calendar_dates.txt', 'service_id'],
        ],
      },
      { name: 'trip_headsign', type: 'text' },
      { name: 'direction_id', type: FLAG },
      // Ours, as the reference allows: which pattern of its route a trip runs.
      { name: 'pattern_id', type: 'id' },
    ],
  },
  {
    file: 'stop_times.txt',
    required: true,
    key: ['trip_id', 'stop_sequence'],
    columns: [
      { name: 'trip_id', type: 'id', required: true, refersTo: [['trips.txt', 'trip_id']] },
      { name: 'arrival_time', type: 'time' },
      { name: 'departure_time', type: 'time' },
      { name: 'stop_id', type: 'id', required: true, refersTo: [['stops.txt', 'stop_id']] },
      { name: 'stop_sequence', type: 'integer', required: true },
      { name: 'shape_dist_traveled', type: 'number' },
    ],
  },
  {
    file: 'frequencies.txt',
    key: ['trip_id', 'start_time'],
    columns: [
      { name: 'trip_id', type: 'id', required: true, refersTo: [['trips.txt', 'trip_id']] },
      { name: 'start_time', type: 'time', required: true },
      { name: 'end_time', type: 'time', required: true },
      { name: 'headway_secs', type: 'positive', required: true },
      { name: 'exact_times', type: FLAG },
    ],
  },
  {
    file: 'fare_attributes.txt',
    key: ['fare_id'],
    columns: [
      { name: 'fare_id', type: 'id', required: true },
      { name: 'price', type: 'number', required: true },
      { name: 'currency_type', type: 'text', required: true },
      { name: 'payment_method', type: FLAG, required: true },
      { name: 'transfers', type: CHOICE('0', '1', '2') },
    ],
  },
  {
    file: 'fare_rules.txt',
    key: [],
    columns: [
      { name: 'fare_id', type: 'id', required: true, refersTo: [['fare_attributes.txt', 'fare_id']] },
      { name: 'route_id', type: 'id', refersTo: [['routes.txt', 'route_id']] },
      { name: 'origin_id', type: 'id' },
      { name: 'destination_id', type: 'id' },
      { name: 'contains_id', type: 'id' },
    ],
  },
];

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
