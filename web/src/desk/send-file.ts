import type { ImportLine } from '../../../src/hub/import/apply/report.js';
import { type Asker, credentialsOf, headersOf } from '../shell/post';
import { shellWords } from '../shell/words';

/** What is said of a file beside its bytes. */
export type Said = {
  file: string;
  apply: boolean;
  reason?: string;
  legalBasis?: string;
  operation?: string;
  validFrom?: string;
  skipRejected?: boolean;
  emergency?: string;
};

type Report = Extract<ImportLine, { report: unknown }>;
export type Progress = Extract<ImportLine, { progress: unknown }>['progress'];

/** Sends a file and follows what becomes of it, line by line; the last line is the report. What is said of it travels in a header, never in an address. */
export async function sendFile(
  path: string,
  { bytes, said }: { bytes: Blob; said: Said },
  { choice, language, ...who }: Asker,
  onProgress: (progress: Progress) => void,
): Promise<Report> {
  const say = shellWords[language];
  const response = await fetch(`/import/${path}`, {
    method: 'POST',
    credentials: credentialsOf(who),
    headers: {
      ...headersOf(who),
      'hub-purpose': choice.purpose,
      ...(choice.caseCode ? { 'hub-case': choice.caseCode } : {}),
      'hub-import': encodeURIComponent(JSON.stringify(said)),
      'content-type': 'application/octet-stream',
      'accept-language': language,
    },
    body: bytes,
  }).catch(() => undefined);
  if (!response) throw new Error(say.unreachable);
  if (!response.ok || !response.body) {
    const told = (await response.json().catch(() => undefined)) as { errors?: readonly { message: string }[] } | undefined;
    throw new Error(told?.errors?.[0]?.message ?? say.notJson(response.status));
  }
  let rest = '';
  let report: Report | undefined;
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    const lines = (rest + decoder.decode(read.value, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const told = JSON.parse(line) as ImportLine;
      if ('error' in told) throw new Error((told.error as { message?: string }).message ?? say.notJson(response.status));
      if ('report' in told) report = told;
      else onProgress(told.progress);
    }
  }
  if (!report) throw new Error(say.unreachable);
  return report;
}
