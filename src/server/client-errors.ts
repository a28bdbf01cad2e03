import type { Socket } from 'node:net';
import { type ErrorCode, HubError } from '../errors.js';
import { formatFault } from '../hub/answer/format-error.js';
import { uuidv7 } from '../hub/write/identity.js';
import { LIMITS } from '../limits.js';
import { answerHeaders } from './headers.js';

/**
 * What cannot be read as HTTP, or does not come in time, is told in the form of every other refusal – in Vietnamese with English beside it,
 * since nobody knows what the caller speaks. The connection ends with it: where the next request would begin is not known either.
 */
export function answerClientErrors(
  onRefused: (fault: HubError, requestId: string) => void,
): (error: NodeJS.ErrnoException, socket: Socket) => void {
  return (error, socket) => {
    // Something of an answer is on its way already; more would be read as a part of it.
    const { _httpMessage: answering } = socket as { _httpMessage?: { _headerSent?: boolean } };
    if (error.code === 'ECONNRESET' || !socket.writable || answering?._headerSent) return void socket.destroy(error);
    const fault = faultOf(error.code);
    const requestId = uuidv7();
    onRefused(fault, requestId);
    const body = JSON.stringify({ errors: [formatFault(fault, { language: 'vi', requestId })] });
    const headers = {
      ...answerHeaders(requestId),
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(body),
      connection: 'close',
    };
    const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
    socket.end([`HTTP/1.1 ${fault.status} ${REASONS[fault.status] ?? ''}`, ...head, '', body].join('\r\n'));
    // Whoever does not read it keeps no connection.
    socket.setTimeout(LIMITS.requestMs.max, () => socket.destroy());
  };
}

function faultOf(code: string | undefined): HubError {
  const known: ErrorCode | undefined = CODES[code ?? ''];
  if (known) return new HubError(known, { seconds: LIMITS.requestMs.max / 1_000, limit: `${LIMITS.headerBytes.max / 1_024} KiB` });
  return new HubError('BAD_REQUEST', {
    ruleVi: 'đây không phải một yêu cầu HTTP/1.1 đọc được.',
    ruleEn: 'this cannot be read as an HTTP/1.1 request.',
  });
}

const CODES: Readonly<Record<string, ErrorCode>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'REQUEST_TIMEOUT',
  HPE_HEADER_OVERFLOW: 'HEADERS_TOO_LARGE',
};
const REASONS: Readonly<Record<number, string>> = { 400: 'Bad Request', 408: 'Request Timeout', 431: 'Request Header Fields Too Large' };
