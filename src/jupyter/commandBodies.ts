import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { INotebookTracker } from '@jupyterlab/notebook';
import { EXPORT_FORMATS } from '../export/types.js';
import { wholeOf } from '../report/whole.js';
import type { ExportOrder } from '../view/actions.js';
import type { CurrentOutput } from './copyPrinted.js';
import type { LensHost } from './lensHost.js';
import { switches, type ActedOn, type ViewSwitch } from './switches.js';
import { FOUND_CLASS } from './foundClass.js';

type Arguments = { readonly [name: string]: unknown };

/** What the commands do with the summary that the user means. */
export class CommandBodies {
  constructor(
    private readonly app: JupyterFrontEnd,
    private readonly host: LensHost
  ) {}

  get canToggle(): boolean {
    return this._target?.locked === false;
  }

  toggle(): void {
    this._target?.toggle();
  }

  get canExport(): boolean {
    return this._summary !== null;
  }

  /** @param derivations - Unless the arguments say otherwise. */
  async export(args: Arguments, derivations: boolean): Promise<void> {
    await this._summary?.actions.onExport({ derivations, ...orderOf(args) });
  }

  canCopy(isTotal: boolean): boolean {
    return this._numberText(isTotal) !== null;
  }

  /** Copies the number under the context menu, or else the total. */
  async copy(isTotal: boolean): Promise<void> {
    const text = this._numberText(isTotal);
    if (text !== null) await this._summary?.actions.onCopy(text);
  }

  /** Complete what JupyterLab's command has copied of the active cell's outputs. */
  async copyPrinted(): Promise<void> {
    const cell = this.host.notebooks?.activeCell as { outputArea?: CurrentOutput } | null;
    if (cell?.outputArea) (await import('./copyPrinted.js')).copyPrinted(cell.outputArea);
  }

  private get _target(): ViewSwitch | null {
    return target(this.app, this.host.notebooks);
  }

  private get _summary(): ActedOn | null {
    const found = this._target;
    if (found === null || found.locked) return null;
    return found.summaryAt(hitNumber(this.app) ?? document.activeElement);
  }

  private _numberText(isTotal: boolean): string | null {
    const hit = hitNumber(this.app)?.dataset.paramlensNumber;
    if (hit !== undefined && !isTotal) return hit;
    const report = this._summary?.report;
    const total = report === undefined ? null : wholeOf(report);
    return total === null ? null : String(total);
  }
}

/** The summary that the user means: under the context menu, around the focus, in the active cell, the last one in sight. */
function target(app: JupyterFrontEnd, notebooks: INotebookTracker | null): ViewSwitch | null {
  const hit = app.contextMenuHitTest(node => node.classList.contains(FOUND_CLASS));
  const active = notebooks?.activeCell?.node;
  const current = app.shell.currentWidget?.node;
  return (
    above(hit) ??
    above(document.activeElement) ??
    lastIn(active) ??
    // In a notebook the active cell is meant and no other; a console has none.
    (current?.classList.contains('jp-NotebookPanel') ? null : lastIn(current))
  );
}

function above(element: Element | null | undefined): ViewSwitch | null {
  for (let node = element ?? null; node !== null; node = node.parentElement) {
    const found = switches.get(node);
    if (found !== undefined && found.shows !== null) return found;
  }
  return null;
}

function lastIn(element: Element | null | undefined): ViewSwitch | null {
  const outputs = element?.querySelectorAll(`.${FOUND_CLASS}`) ?? [];
  return outputs.length === 0 ? null : above(outputs[outputs.length - 1]);
}

/** The number that the context menu was opened on. */
function hitNumber(app: JupyterFrontEnd): HTMLElement | undefined {
  return app.contextMenuHitTest(node => node.dataset.paramlensNumber !== undefined);
}

function orderOf(args: {
  readonly [name: string]: unknown;
}): Pick<ExportOrder, 'format' | 'to'> & Partial<ExportOrder> {
  const { format, to, derivations } = args;
  return {
    format: EXPORT_FORMATS.find(name => name === format) ?? 'markdown',
    to: to === 'file' ? 'file' : 'clipboard',
    ...(typeof derivations === 'boolean' && { derivations })
  };
}
