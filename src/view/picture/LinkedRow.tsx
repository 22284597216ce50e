import * as React from 'react';
import type { ExplainedLayer } from '../../report/types.js';
import { pictureOfRow } from '../../teach/picture.js';
import { LinkedContext } from './linking.js';

interface LinkedRowProps {
  readonly row: number;
  readonly layer: ExplainedLayer;
  readonly children: React.ReactNode;
}

/** Links whatever is shown in here of one row. */
export function LinkedRow({ row, layer, children }: LinkedRowProps): JSX.Element {
  const linked = React.useMemo(() => ({ row, picture: pictureOfRow(layer) }), [row, layer]);
  return <LinkedContext.Provider value={linked}>{children}</LinkedContext.Provider>;
}
