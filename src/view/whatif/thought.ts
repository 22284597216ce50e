import type { LayerReport } from '../../report/types.js';
import type { WhatIfLayer } from '../../teach/whatif.js';

/** What a thought experiment makes of a layer; `null` where it leaves it as it was, or there is none. */
export function thoughtOf(layer: LayerReport): WhatIfLayer | null {
  const thought = 'state' in layer ? (layer as WhatIfLayer) : null;
  return thought?.state === 'same' ? null : thought;
}
