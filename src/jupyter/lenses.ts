import type { Widget } from '@lumino/widgets';
import { SiteLens } from './lens.js';
import type { LensHost } from './lensHost.js';
import { siteOf } from './sites.js';
import type { WatchedRenderer } from './watchedRenderer.js';
// Not `styleModule`, which every page would load, with a summary or without.
import '../../style/index.js';

export { CommandBodies } from './commandBodies.js';

const lenses = new WeakMap<Widget, SiteLens>();

/** Look through the outputs around an attached renderer whose text may hold a summary. */
export function look(watched: WatchedRenderer, host: LensHost): void {
  const { renderer } = watched;
  if (renderer.isDisposed || !renderer.isAttached) return;
  const site = siteOf(watched);
  if (site === null) return;
  const present = lenses.get(site.widget);
  if (present !== undefined) return present.outputChanged();
  const lens = new SiteLens(site, host);
  lenses.set(site.widget, lens);
  lens.update();
}
