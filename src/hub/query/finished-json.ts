/** JSON text that is spliced into the response as it came from the database; parsed only if something insists on the values. */
export class FinishedJson {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toJSON(): unknown {
    return JSON.parse(this.text);
  }
}

/** A response body as text, with finished JSON left as it is. */
export function bodyText(body: { data?: unknown }): string {
  const { data, ...rest } = body;
  if (!(data instanceof FinishedJson)) return JSON.stringify(body);
  const others = JSON.stringify(rest);
  return `{"data":${data.text}${others === '{}' ? '' : `,${others.slice(1, -1)}`}}`;
}
