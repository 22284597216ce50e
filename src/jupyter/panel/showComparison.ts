import type { JupyterFrontEnd } from '@jupyterlab/application';
import { MainAreaWidget } from '@jupyterlab/apputils';
import type { PanelLayout, Widget } from '@lumino/widgets';
import type { ListedSummary } from '../../view/panel/listed.js';
import type { LensHost } from '../lensHost.js';
import { DOMAIN } from '../tokens.js';
import { ComparisonWidget } from './comparisonWidget.js';
import { summariesIcon } from './icon.js';

/** Where comparisons are shown: beside the notebooks, or in the panel where there is no room for another document. */
export type ComparisonPlace = JupyterFrontEnd.IShell | null;

interface Around {
  readonly host: LensHost;
  readonly place: ComparisonPlace;
  readonly panel: Widget;
  readonly contents: Widget;
}

/** Holds two summaries against each other, in a tab of the main area or in the panel in place of the list. */
export function showComparison(
  first: ListedSummary,
  second: ListedSummary,
  { host, place, panel, contents }: Around
): void {
  const translation = host.translator.load(DOMAIN);
  if (place === null) {
    const layout = panel.layout as PanelLayout;
    const comparison = new ComparisonWidget(translation, first, second, () => {
      comparison.dispose();
      contents.show();
    });
    contents.hide();
    layout.addWidget(comparison);
    return;
  }
  const content = new ComparisonWidget(translation, first, second, null);
  const widget = new MainAreaWidget({ content });
  widget.id = `paramlens-comparison-${++opened}`;
  widget.title.icon = summariesIcon;
  widget.title.label = translation.__(
    'Compare %1, %2',
    first.report.name ?? translation.__('Model'),
    second.report.name ?? translation.__('Model')
  );
  widget.title.closable = true;
  place.add(widget, 'main', { mode: 'tab-after' });
  place.activateById(widget.id);
}

let opened = 0;
