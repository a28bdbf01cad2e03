/** Bytes in standard Base 64. Undefined where the text is another spelling of them, or none: two texts never stand for the same bytes. */
export function readBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}
