import { KINDS, type SecurityEvent } from './security-event.js';

/** One line of the Common Event Format (CEF:0), for collectors that read files. */
export function toCef(event: SecurityEvent): string {
  const { severity, en } = KINDS[event.kind];
  const extension = {
    rt: event.at,
    cnt: event.count,
    externalId: event.id,
    reason: event.code,
    requestContext: event.route,
    cs1: event.role,
    cs1Label: event.role && 'role',
    cs2: event.agency,
    cs2Label: event.agency && 'agency',
    cs3: event.client,
    cs3Label: event.client && 'client',
    cs4: event.source,
    cs4Label: event.source && 'source',
    cs5: event.requestId,
    cs5Label: event.requestId && 'requestId',
    cn1: event.anomaly,
    cn1Label: event.anomaly && 'anomaly',
    cs6: event.emergency,
    cs6Label: event.emergency && 'emergency',
  };
  const told = Object.entries(extension).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${inExtension(String(value))}`]));
  return `CEF:0|Giao Lo|giaolo|1|${inHeader(event.kind)}|${inHeader(en)}|${severity}|${told.join(' ')}`;
}

function inHeader(text: string): string {
  return text.replace(/[\\|]/g, '\\$&').replace(/[\r\n]+/g, ' ');
}

function inExtension(text: string): string {
  return text.replace(/[\\=]/g, '\\$&').replace(/\r?\n|\r/g, '\\n');
}
