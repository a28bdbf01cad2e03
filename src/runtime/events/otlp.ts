import { KINDS, type SecurityEvent } from './security-event.js';

/** The body of an export request of OpenTelemetry's logs (OTLP/HTTP with JSON, `/v1/logs`). */
export function toOtlp(events: readonly SecurityEvent[], { instance, replayed = false }: { instance: string; replayed?: boolean }): string {
  return JSON.stringify({
    resourceLogs: [
      {
        resource: { attributes: attributes({ 'service.name': 'giaolo', 'service.instance.id': instance }) },
        scopeLogs: [{ scope: { name: 'giaolo.security' }, logRecords: events.map((event) => recordOf(event, replayed)) }],
      },
    ],
  });
}

function recordOf(event: SecurityEvent, replayed: boolean) {
  const { severity, en } = KINDS[event.kind];
  const [severityNumber, severityText] = severityOf(severity);
  return {
    timeUnixNano: `${event.at}000000`,
    eventName: event.kind,
    severityNumber,
    severityText,
    body: { stringValue: en },
    attributes: attributes({
      'event.id': event.id,
      'giaolo.count': event.count,
      'giaolo.code': event.code,
      'giaolo.role': event.role,
      'giaolo.agency': event.agency,
      'giaolo.client': event.client,
      'giaolo.source': event.source,
      'http.route': event.route,
      'giaolo.emergency': event.emergency,
      'giaolo.anomaly': event.anomaly,
      'giaolo.request_id': event.requestId,
      'giaolo.replayed': replayed || undefined,
    }),
  };
}

/** CEF's nought to ten as OpenTelemetry's numbers: 9 is INFO, 13 WARN, 17 ERROR, 21 FATAL. */
function severityOf(severity: number): readonly [number, string] {
  if (severity >= 9) return [21, 'FATAL'];
  if (severity >= 7) return [17, 'ERROR'];
  return severity >= 4 ? [13, 'WARN'] : [9, 'INFO'];
}

function attributes(values: Readonly<Record<string, string | number | boolean | undefined>>) {
  return Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [{ key, value: anyValue(value) }]));
}

function anyValue(value: string | number | boolean) {
  if (typeof value === 'string') return { stringValue: value };
  // A whole number of 64 bits is a text in OTLP's JSON.
  return typeof value === 'number' ? { intValue: String(value) } : { boolValue: value };
}
