/** A value as JSON, with what a terminal would act on written as escapes.
 *
 * @param indent - Spaces a level; all in one line without it.
 */
export function jsonText(value: unknown, indent?: number): string {
  // JSON's own line breaks stand between the strings: those in them are escaped already.
  return JSON.stringify(value, null, indent).replace(
    /(?!\n)[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  );
}

/** Whether a value is what JSON calls an object. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
