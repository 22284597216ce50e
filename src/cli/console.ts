/** Exit codes of every command: a check that failed, and input that cannot be read. */
export const FAILED = 1;
export const BAD_INPUT = 2;

export function print(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}

/** Says what is wrong with the input, and lets the program exit so once the rest is done. */
export function complain(text: string): void {
  process.stderr.write(`paramlens: ${plain(text)}\n`);
  process.exitCode = BAD_INPUT;
}

/** A text from a file, without anything that a terminal would act on. */
export function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Bidi_Control}]/gu, '');
}
