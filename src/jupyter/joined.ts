/** A MIME type's data as one string; `null` when it is no text. The notebook format also allows a list of lines. */
export function joined(data: unknown): string | null {
  if (typeof data === 'string') return data;
  if (Array.isArray(data) && data.every(line => typeof line === 'string')) return data.join('');
  return null;
}
