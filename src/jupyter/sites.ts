import type { IOutputAreaModel } from '@jupyterlab/outputarea';
import type { ISignal } from '@lumino/signaling';
import type { Widget } from '@lumino/widgets';
import type { CellOutput } from '../summary/outputs.js';
import { joined } from './joined.js';
import type { WatchedRenderer } from './watchedRenderer.js';

/** A place in the document whose outputs are read together. */
export interface Site {
  /** What it is: the same object for the same place. */
  readonly widget: Widget;
  /** The outputs' model; `null` where a text stands alone. */
  readonly model: IOutputAreaModel | null;
  readonly outputs: () => readonly CellOutput[];
  /** The renderer of the output at an index; `null` when it is none of ours, or not in the document. */
  readonly rendererAt: (index: number) => WatchedRenderer | null;
}

/** The part of an output area that is needed. Its class cannot be tested for: every extension may have its own copy. */
interface OutputAreaLike extends Widget {
  readonly model: IOutputAreaModel;
  readonly widgets: readonly Widget[];
}

/** Documentation quotes summaries; it is no output. */
const DOCUMENTATION = ['jp-Tooltip', 'jp-Inspector', 'jp-Inspector-content', 'jp-Completer'];

/** The site that an attached renderer belongs to; `null` where no summary should be looked for. */
export function siteOf(watched: WatchedRenderer): Site | null {
  const panel = watched.renderer.parent;
  if (panel === null || !('addWidget' in panel)) return null;
  const area = panel.parent;
  if (area !== null && isOutputArea(area) && area.widgets.includes(panel)) {
    return areaSite(area, watched);
  }
  for (let widget: Widget | null = panel; widget !== null; widget = widget.parent) {
    if (DOCUMENTATION.some(name => widget?.hasClass(name))) return null;
  }
  return {
    widget: watched.renderer,
    model: null,
    outputs: () => [lone(watched)],
    rendererAt: index => (index === 0 ? watched : null)
  };
}

function areaSite(area: OutputAreaLike, watched: WatchedRenderer): Site {
  return {
    widget: area,
    model: area.model,
    outputs: () => (area.model.isDisposed ? [] : outputsIn(area.model)),
    rendererAt: index => {
      const panel = area.widgets[index];
      for (const widget of panel?.children() ?? []) {
        const other = watched.other(widget);
        if (other !== null) return other;
      }
      return null;
    }
  };
}

function isOutputArea(widget: Widget): widget is OutputAreaLike {
  const { model, widgets } = widget as unknown as Partial<OutputAreaLike>;
  return (
    typeof model === 'object' && 'get' in model && 'changed' in model && Array.isArray(widgets)
  );
}

/** The texts of a cell's outputs. */
export function outputsIn(model: IOutputAreaModel): readonly CellOutput[] {
  const outputs: CellOutput[] = [];
  for (let index = 0; index < model.length; index++) {
    outputs.push({ index, ...contents(model.get(index).data) });
  }
  return outputs;
}

function lone(watched: WatchedRenderer): CellOutput {
  return { index: 0, ...contents(watched.model?.data ?? {}) };
}

/** An output's texts by their MIME types, as JupyterLab's models hold them. */
function contents(data: { readonly [mimeType: string]: unknown }): Omit<CellOutput, 'index'> {
  const empty = { text: null, html: null, markdown: null };
  for (const kind of ['stdout', 'stderr'] as const) {
    const text = joined(data[`application/vnd.jupyter.${kind}`]);
    if (text !== null) return { ...empty, kind, text };
  }
  return {
    kind: 'data',
    text: joined(data['text/plain']),
    html: joined(data['text/html']),
    markdown: joined(data['text/markdown'])
  };
}

/** Calls back when the site's outputs change, until the returned function is called. */
export function follow(site: Site, callback: () => void): () => void {
  const changed: ISignal<unknown, unknown> | undefined = site.model?.changed;
  const slot = (): void => callback();
  changed?.connect(slot);
  return () => void changed?.disconnect(slot);
}
