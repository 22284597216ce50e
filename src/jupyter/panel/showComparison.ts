import type { JupyterFrontEnd } from '@jupyterlab/application';
import { MainAreaWidget } from '@jupyterlab/apputils';
import type { INotebookTracker } from '@jupyterlab/notebook';
import type { PanelLayout, Widget } from '@lumino/widgets';
import type { ListedSummary } from '../../view/panel/listed.js';
import { placeText } from '../../view/panel/SummaryEntry.js';
import type { Translation } from '../../view/translation.js';
import type { LensHost } from '../lensHost.js';
import { DOMAIN } from '../tokens.js';
import { ComparisonWidget } from './comparisonWidget.js';
import { summariesIcon } from './icon.js';

/** Where comparisons are shown: beside the notebooks, or in the panel where there is no room for another document. */
export type ComparisonPlace = JupyterFrontEnd.IShell | null;

interface Around {
  readonly host: LensHost;
  readonly notebooks: INotebookTracker;
  readonly place: ComparisonPlace;
  readonly panel: Widget;
  readonly contents: Widget;
}

/** Holds two summaries against each other, in a tab of the main area or in the panel in place of the list. */
export function showComparison(
  first: ListedSummary,
  second: ListedSummary,
  { host, notebooks, place, panel, contents }: Around
): void {
  if (place === null) {
    const layout = panel.layout as PanelLayout;
    const comparison = new ComparisonWidget(host, notebooks, [first, second], () => {
      comparison.dispose();
      contents.show();
    });
    contents.hide();
    layout.addWidget(comparison);
    return;
  }
  const translation = host.translator.load(DOMAIN);
  const content = new ComparisonWidget(host, notebooks, [first, second], null, pair =>
    entitle(widget, pair, translation)
  );
  const widget = new MainAreaWidget({ content });
  widget.id = `paramlens-comparison-${++opened}`;
  widget.title.icon = summariesIcon;
  entitle(widget, [first, second], translation);
  widget.title.closable = true;
  place.add(widget, 'main', { mode: 'tab-after' });
  place.activateById(widget.id);
}

/** Names both, with their cells: two versions of a model often have one name. */
function entitle(
  { title }: Widget,
  [first, second]: readonly [ListedSummary, ListedSummary],
  trans: Translation
): void {
  const name = ({ report }: ListedSummary): string => report.name ?? trans.__('Model');
  const places = [placeText(first, trans), placeText(second, trans)];
  title.label = trans.__(
    'Compare %1 (%2), %3 (%4)',
    name(first),
    places[0],
    name(second),
    places[1]
  );
  title.caption = `${first.notebook} · ${places[0]}\n${second.notebook} · ${places[1]}`;
}

let opened = 0;
