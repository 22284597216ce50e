/** A count as learners type it: `18496`, `18,496`, `18 496`, `18_496`; `null` for anything else. */
export function parseCount(text: string): number | null {
  const digits = text.trim();
  if (!/^(\d{1,16}|\d{1,3}([,.' _\u00a0\u202f]\d{3}){1,5})$/.test(digits)) return null;
  const value = Number(digits.replace(/\D/g, ''));
  return Number.isSafeInteger(value) ? value : null;
}
