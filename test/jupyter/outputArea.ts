import { OutputArea, OutputAreaModel } from '@jupyterlab/outputarea';
import { RenderMimeRegistry, standardRendererFactories } from '@jupyterlab/rendermime';
import { nullTranslator } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';
import { watch } from '../../src/jupyter/lenses.js';
import { LensHost } from '../../src/jupyter/lensHost.js';
import { takeOver } from '../../src/jupyter/takeOver.js';

/** Outputs in the document whose summaries are explained, and what explains them. */
export function attachedOutputs(): { readonly area: OutputArea; readonly host: LensHost } {
  const application = { contents: {} as never, commands: {} as never, open: () => undefined };
  const host = new LensHost(nullTranslator, null, application);
  const registry = new RenderMimeRegistry({ initialFactories: standardRendererFactories });
  takeOver(registry, (scout, args) => watch(scout, host).take(args));
  const area = new OutputArea({ model: new OutputAreaModel(), rendermime: registry });
  Widget.attach(area, document.body);
  return { area, host };
}

/** What was asked for until now is done. */
export async function settled(): Promise<void> {
  for (let i = 0; i < 5; i++) await Promise.resolve();
}
