import type { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { MIME_TYPES } from './tokens.js';
import { Scout, type ScoutOptions } from './scout.js';

/** Sets a scout on every renderer that is made for a MIME type that summaries arrive as.
 *
 * This must happen before the first notebook opens: each has its own copy of the registry, which factories added later
 * never reach.
 */
export function takeOver(registry: IRenderMimeRegistry, onMatch: ScoutOptions['onMatch']): void {
  const stock = new Map<string, IRenderMime.IRendererFactory>();
  // In the order of preference, which for equal ranks is that of registration.
  for (const mimeType of registry.mimeTypes) {
    const factory = registry.getFactory(mimeType);
    if (factory !== undefined && MIME_TYPES.includes(mimeType)) stock.set(mimeType, factory);
  }
  for (const [mimeType, factory] of stock) {
    registry.addFactory(
      {
        safe: factory.safe,
        mimeTypes: [mimeType],
        defaultRank: factory.defaultRank,
        createRenderer: options => {
          const renderer = factory.createRenderer(options);
          new Scout({
            renderer,
            mimeType,
            createStock: type =>
              (stock.get(type) ?? factory).createRenderer({ ...options, mimeType: type }),
            onMatch
          });
          return renderer;
        }
      },
      // Another rank would change which of several representations is shown.
      registry.getRank(mimeType)
    );
  }
}
