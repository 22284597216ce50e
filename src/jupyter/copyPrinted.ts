import { Clipboard } from '@jupyterlab/apputils';
import type { IOutputAreaModel } from '@jupyterlab/outputarea';
import type { Widget } from '@lumino/widgets';
import { textOf } from '../summary/outputs.js';
import { FOUND_CLASS } from './foundClass.js';
import { outputsIn } from './sites.js';
import { switches } from './switches.js';
import { withoutColours } from './text.js';

/** The outputs of a cell, and which of them JupyterLab takes for the current one. */
export interface CurrentOutput {
  readonly node: Element;
  readonly model: IOutputAreaModel;
  readonly widgets: readonly Widget[];
  readonly outputTracker: { readonly currentWidget: Widget | null };
}

/** Copies what was printed where JupyterLab has found nothing to copy, as the current output has given its place to a
 * table that stands in another one's. */
export function copyPrinted({ node, model, widgets, outputTracker }: CurrentOutput): void {
  const found = switches.get(node);
  const current = outputTracker.currentWidget;
  if (found?.shows !== 'explained' || found.locked || current === null) return;
  const isEmpty = current.node.querySelector('.jp-OutputArea-output') === null;
  if (!isEmpty || !current.hasClass(FOUND_CLASS)) return;
  const printed = outputsIn(model)
    .filter(({ index }) => widgets[index].hasClass(FOUND_CLASS))
    .map(output => withoutColours(textOf(output)));
  Clipboard.copyToSystem(printed.map(text => text.replace(/\n?$/, '\n')).join(''));
}
