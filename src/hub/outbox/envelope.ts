/** A kind of event of which targets are told; names are kept for ever. */
export type EventType = 'vn.giaolo.change.v1' | 'vn.giaolo.result.v1';

export type Event = {
  /** Of the message: the same however often it is sent, so that whoever has it already knows. */
  id: string;
  type: EventType;
  subject: string;
  /** Its place in the ledger: of two events of a subject the one with the higher place is later. */
  position: string;
  /** When it was recorded. */
  time: string;
  /** JSON. */
  data: string;
};

/** Which hub says it: its address, or where it has none what names its log. */
export type Source = { address: string | null; logId: string };

/** As structured JSON of CloudEvents 1.0; `sequence` is its extension of that name, as many digits long as every other, so that texts compare as places do. */
export function cloudEvent({ id, type, subject, position, time, data }: Event, { address, logId }: Source): string {
  const attributes = {
    specversion: '1.0',
    id,
    source: address ?? `urn:uuid:${logId}`,
    type,
    subject,
    time,
    datacontenttype: 'application/json',
    sequence: position.padStart(SEQUENCE_DIGITS, '0'),
  };
  return `${JSON.stringify(attributes).slice(0, -1)},"data":${data}}`;
}

const SEQUENCE_DIGITS = 19;

/** What Standard Webhooks calls the message by. */
export function letterId(messageId: string): string {
  return `msg_${messageId}`;
}
