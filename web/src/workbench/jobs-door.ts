import type { Language } from '../shell/look';
import { type Asker, send } from '../shell/post';
import { shellWords } from '../shell/words';

/** How far a job is, as `/jobs` tells it. */
export type Job = {
  id: string;
  field: string;
  state: 'WAITING' | 'RUNNING' | 'DONE' | 'CANCELLED' | 'FAILED';
  done: number;
  total: number | null;
  askedAt: string;
  keptUntil: string | null;
  error: { code: string; message: string } | null;
};

export const jobsOf = async (asker: Asker): Promise<readonly Job[]> =>
  ((await (await answered(send('/jobs', asker), asker.language)).json()) as { jobs: readonly Job[] }).jobs;

export const startJob = async (query: string, asker: Asker): Promise<Job> =>
  (await (await answered(send('/jobs', asker, { method: 'POST', body: { query } }), asker.language)).json()) as Job;

export const cancelJob = (id: string, asker: Asker): Promise<Response> =>
  answered(send(`/jobs/${id}`, asker, { method: 'DELETE' }), asker.language);

/** A line of JSON for each record. */
export const jobLines = async (id: string, asker: Asker): Promise<Blob> =>
  (await answered(send(`/jobs/${id}/result`, asker), asker.language)).blob();

/** The hub's refusal in its own words. */
async function answered(sent: Promise<Response>, language: Language): Promise<Response> {
  const response = await sent.catch(() => undefined);
  if (!response) throw new Error(shellWords[language].unreachable);
  if (response.ok) return response;
  const told = (await response.json().catch(() => undefined)) as { errors?: readonly { message: string }[] } | undefined;
  throw new Error(told?.errors?.[0]?.message ?? shellWords[language].notJson(response.status));
}
