/** Milliseconds after which a page without frames counts as unseen. */
const UNSEEN = 250;

/** Runs a task once the next frame has been painted, or soon where nothing is painted.
 *
 * @returns what keeps it from running
 */
export function afterPaint(task: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer);
    timer = setTimeout(task);
  });
  // Pages in the background have no frames.
  timer = setTimeout(() => {
    cancelAnimationFrame(frame);
    task();
  }, UNSEEN);
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
