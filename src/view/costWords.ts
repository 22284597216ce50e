import type { CostColumn } from './costChoice.js';
import type { Translation } from './translation.js';

/** A cost's name, and what it is. */
export function costWords(
  column: CostColumn,
  trans: Translation
): { readonly label: string; readonly title: string } {
  switch (column) {
    case 'memory':
      return { label: trans.__('Memory'), title: trans.__('Memory that the weights take') };
    case 'gradients':
      return {
        label: trans.__('Gradients'),
        title: trans.__('Memory for the gradients of the trained parameters')
      };
    case 'optimizer':
      return {
        label: trans.__('Optimizer'),
        title: trans.__('Memory for what the optimizer keeps for the trained parameters')
      };
    case 'activations':
      return {
        label: trans.__('Activations'),
        title: trans.__(
          'Memory of what the layer gives out, for the printed batch or else for one example'
        )
      };
    case 'multiplyAdds':
      return {
        label: trans.__('MACs'),
        title: trans.__(
          'Multiply-adds of one forward pass, for the printed batch or else for one example'
        )
      };
  }
}
