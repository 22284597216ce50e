import type { INotebookTracker } from '@jupyterlab/notebook';
import { PanelLayout, type Widget } from '@lumino/widgets';
import type { LensHost } from '../lensHost.js';
import { PanelContents } from './contents.js';
import { showComparison, type ComparisonPlace } from './showComparison.js';
// Not `styleModule`, which every page would load, with a summary or without.
import '../../../style/base.js';
import '../../../style/panel.js';
import '../../../style/compare.js';

/** Fills the side panel. */
export function openContents(
  panel: Widget,
  host: LensHost,
  notebooks: INotebookTracker,
  place: ComparisonPlace
): PanelContents {
  const layout = new PanelLayout();
  panel.layout = layout;
  panel.addClass('jp-Paramlens-panel');
  const contents = new PanelContents(
    host,
    notebooks,
    (first, second) => showComparison(first, second, { host, notebooks, place, panel, contents }),
    notebook => place?.activateById(notebook.id)
  );
  layout.addWidget(contents);
  panel.node.setAttribute('role', 'region');
  panel.node.setAttribute('aria-label', panel.title.caption);
  return contents;
}
