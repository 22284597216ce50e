import type { INotebookTracker } from '@jupyterlab/notebook';
import type { ListedSummary } from '../../view/panel/listed.js';
import { followNotebook } from '../followNotebook.js';
import { learnersOf } from '../learners.js';
import type { LensHost } from '../lensHost.js';
import { Throttle } from '../throttle.js';
import { nameOf, NotebookSummaries, prefixOf } from './notebookSummaries.js';

/** Calls back when a summary is printed anew, its counts begin or cease to be predicted, or its notebook gets another
 * name, until the returned function is called. One that is gone stays as it was. */
export function followSummary(
  summary: ListedSummary,
  host: LensHost,
  notebooks: INotebookTracker,
  callback: (now: ListedSummary) => void
): () => void {
  const panel = notebooks.find(candidate => summary.key.startsWith(prefixOf(candidate)));
  const model = panel?.content.model ?? null;
  if (panel === undefined || model === null) return () => undefined;
  const summaries = new NotebookSummaries(host, () => throttle.request());
  let last = summary;
  const throttle = new Throttle(() => {
    if (panel.isDisposed) return;
    const now = summaries
      .read(model, nameOf(panel), prefixOf(panel))
      .find(({ listed }) => listed.key === summary.key)?.listed;
    if (now === undefined || isSame(now, last)) return;
    last = now;
    callback(now);
  });
  const request = (): void => throttle.request();
  const unfollow = followNotebook(model, request);
  const { masksChanged } = learnersOf(host);
  const { pathChanged } = panel.context;
  masksChanged.connect(request);
  pathChanged.connect(request);
  return () => {
    unfollow();
    masksChanged.disconnect(request);
    pathChanged.disconnect(request);
    throttle.stop();
  };
}

function isSame(a: ListedSummary, b: ListedSummary): boolean {
  return (
    a.report === b.report &&
    a.notebook === b.notebook &&
    a.position === b.position &&
    a.executionCount === b.executionCount &&
    a.masked === b.masked
  );
}
