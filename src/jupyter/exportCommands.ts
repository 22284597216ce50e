import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { ICommandPalette } from '@jupyterlab/apputils';
import { EXPORT_FORMATS, FORMAT_NAMES, type ExportOrder } from '../view/actions.js';
import { wholeOf } from '../report/whole.js';
import { actionsFor } from './actions.js';
import { target } from './commands.js';
import type { LensHost } from './lensHost.js';
import { CommandIDs, DOMAIN } from './tokens.js';

/** Adds the commands that take a summary's table and its numbers elsewhere. */
export function addExportCommands(
  app: JupyterFrontEnd,
  host: LensHost,
  palette: ICommandPalette | null
): void {
  const trans = host.translator.load(DOMAIN);
  const category = trans.__('Model Summaries');
  let derivations = false;
  const summary = () => {
    const found = target(app, host.notebooks);
    if (found === null || found.locked) return null;
    const element = hitNumber(app) ?? document.activeElement;
    const report = found.reportAt(element);
    const node = element ?? app.shell.currentWidget?.node ?? document.body;
    return report === null ? null : { report, actions: actionsFor(report, node, host) };
  };

  app.commands.addCommand(CommandIDs.export, {
    label: args => {
      const { format, to } = orderOf(args);
      return to === 'file'
        ? trans.__('Save Summary as %1', FORMAT_NAMES[format])
        : trans.__('Copy Summary as %1', FORMAT_NAMES[format]);
    },
    isEnabled: () => summary() !== null,
    execute: args => summary()?.actions.onExport({ derivations, ...orderOf(args) }),
    describedBy: {
      args: {
        type: 'object',
        properties: {
          format: { type: 'string', enum: [...EXPORT_FORMATS] },
          to: { type: 'string', enum: ['clipboard', 'file'] },
          derivations: { type: 'boolean' }
        }
      }
    }
  });
  app.commands.addCommand(CommandIDs.toggleDerivations, {
    label: trans.__('Export Summaries with Derivations'),
    isToggleable: true,
    isToggled: () => derivations,
    execute: () => {
      derivations = !derivations;
      app.commands.notifyCommandChanged(CommandIDs.toggleDerivations);
    },
    describedBy: { args: { type: 'object', properties: {} } }
  });
  app.commands.addCommand(CommandIDs.copyNumber, {
    label: args => (args.isPalette ? trans.__('Copy Exact Total') : trans.__('Copy Exact Number')),
    isEnabled: args => numberText(args.isPalette === true) !== null,
    execute: args => {
      const text = numberText(args.isPalette === true);
      if (text !== null) summary()?.actions.onCopy(text);
    },
    describedBy: { args: { type: 'object', properties: {} } }
  });

  function numberText(isTotal: boolean): string | null {
    const hit = hitNumber(app)?.dataset.paramlensNumber;
    if (hit !== undefined && !isTotal) return hit;
    const report = summary()?.report;
    const total = report === undefined ? null : wholeOf(report);
    return total === null ? null : String(total);
  }

  for (const to of ['clipboard', 'file'] as const) {
    for (const format of EXPORT_FORMATS) {
      palette?.addItem({ command: CommandIDs.export, category, args: { format, to } });
    }
  }
  palette?.addItem({ command: CommandIDs.toggleDerivations, category });
  palette?.addItem({ command: CommandIDs.copyNumber, category, args: { isPalette: true } });
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
