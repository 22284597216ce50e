import * as React from 'react';
import type { Costs } from './costChoice.js';
import { CostDetails } from './CostDetails.js';
import { CountCopy } from './CountCopy.js';
import { LayerDetails } from './LayerDetails.js';
import type { ColumnLook } from './looks.js';
import { LinkedRow } from './picture/LinkedRow.js';
import type { LayerRow } from './rows.js';
import { SumDetails } from './SumDetails.js';
import { WhatIfControls } from './whatif/WhatIfControls.js';

interface OpenedRowProps {
  readonly row: LayerRow;
  /** The columns that are shown. */
  readonly looks: readonly ColumnLook[];
  readonly costs: Costs | undefined;
}

/** What one row opens to. */
export function OpenedRow({ row, looks, costs }: OpenedRowProps): JSX.Element {
  return (
    <>
      <LinkedRow row={row.index} layer={row.layer}>
        {row.holdsOnly ? <SumDetails row={row} /> : <LayerDetails layer={row.layer} />}
      </LinkedRow>
      <WhatIfControls row={row.index} />
      <CostDetails looks={looks} costs={costs} />
      <CountCopy count={row.count} />
    </>
  );
}
