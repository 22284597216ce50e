import type { INotebookTracker } from '@jupyterlab/notebook';
import { PanelLayout, type Widget } from '@lumino/widgets';
import { Part } from '../../loading/part.js';
import { loadRules } from '../../loading/rules.js';
import { whenLoaded } from '../../loading/using.js';
import type { LensHost } from '../lensHost.js';
import { PanelContents } from './contents.js';
import { showComparison, type ComparisonPlace } from './showComparison.js';
// Not `styleModule`, which every page would load, with a summary or without.
import '../../../style/base.js';
import '../../../style/panel.js';
import '../../../style/compare.js';

/** What is compared are all rows, also those that were not counted themselves. */
const RULES_OF_ALL = new Part(loadRules);

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
    (first, second) =>
      whenLoaded(RULES_OF_ALL, () =>
        showComparison(first, second, { host, notebooks, place, panel, contents })
      ),
    notebook => place?.activateById(notebook.id)
  );
  layout.addWidget(contents);
  panel.node.setAttribute('role', 'region');
  panel.node.setAttribute('aria-label', panel.title.caption);
  return contents;
}
