/**
 * JSON that is spliced into the response as it came from the database, as bytes if it came so; parsed only if something insists on the
 * values.
 */
export class FinishedJson {
  readonly parts: readonly (string | Buffer)[];

  constructor(...parts: readonly (string | Buffer)[]) {
    this.parts = parts;
  }

  toJSON(): unknown {
    return JSON.parse(this.parts.join(''));
  }
}

/** A response body with finished JSON left as it is. */
export function bodyBytes(body: { data?: unknown }): Buffer {
  const { data, ...rest } = body;
  if (!(data instanceof FinishedJson)) return Buffer.from(JSON.stringify(body));
  const others = JSON.stringify(rest);
  return joined(['{"data":', ...data.parts, others === '{}' ? '}' : `,${others.slice(1)}`]);
}

/** Texts that follow each other are encoded together: most answers are a few short ones around one long run of bytes. */
function joined(parts: readonly (string | Buffer)[]): Buffer {
  const bytes: Buffer[] = [];
  let text = '';
  for (const part of parts) {
    if (typeof part === 'string') {
      text += part;
      continue;
    }
    if (text) bytes.push(Buffer.from(text));
    text = '';
    bytes.push(part);
  }
  if (text) bytes.push(Buffer.from(text));
  return bytes.length === 1 && bytes[0] ? bytes[0] : Buffer.concat(bytes);
}
