import type { Operation } from '../generated/operations';
import type { Language } from './look';
import { type Asker, post } from './post';
import { shellWords } from './words';

export type Answer<Data> = { data: Data; extensions: Readonly<Record<string, unknown>> };

type Told = { message: string; extensions?: { code?: string } & Readonly<Record<string, unknown>> };

/** The hub's own refusal: its sentence, its code, and what it tells beside them. */
export class Refusal extends Error {
  readonly extensions: NonNullable<Told['extensions']>;
  constructor({ message, extensions = {} }: Told) {
    super(message);
    this.extensions = extensions;
  }
}

/** The answer to one of our own questions, or an error in words for whoever reads the page. */
export async function ask<Data, Variables>(
  { name, text }: Operation<Data, Variables>,
  variables: Variables,
  asker: Asker,
): Promise<Answer<Data>> {
  return askText<Data>({ query: text, operationName: name, variables }, asker);
}

export async function askText<Data>(
  body: { query: string; operationName?: string; variables?: unknown },
  asker: Asker,
): Promise<Answer<Data>> {
  return readAnswer<Data>(post(body, asker), asker.language);
}

/** What the hub answers, in words for whoever reads the page where it is none. */
export async function readAnswer<Data>(answering: Promise<Response>, language: Language): Promise<Answer<Data>> {
  const say = shellWords[language];
  const response = await answering.catch(() => undefined);
  if (!response) throw new Error(say.unreachable);
  const answer = (await response.json().catch(() => undefined)) as
    | { data?: Data | null; errors?: readonly Told[]; extensions?: Readonly<Record<string, unknown>> }
    | undefined;
  if (!answer) throw new Error(say.notJson(response.status));
  const [refused] = answer.errors ?? [];
  if (refused) throw new Refusal(refused);
  if (!answer.data) throw new Error(say.notJson(response.status));
  return { data: answer.data, extensions: answer.extensions ?? {} };
}
