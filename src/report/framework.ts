import type { Framework } from '../counter/types.js';
import type { SummaryReport } from './types.js';

/** The framework that a report's classes are of: what its layers were counted as, or what its printer prints. */
export function frameworkOf({ format, layers }: SummaryReport): Framework {
  const counted = layers.find(({ layer }) => layer !== null)?.layer;
  if (counted) return counted.framework;
  if (format.startsWith('keras')) return 'keras';
  if (/nnx/.test(format)) return 'flax_nnx';
  if (/flax|linen/.test(format)) return 'flax_linen';
  return /torch|lightning|model_?summary|fvcore|ptflops|deepspeed|thop/.test(format)
    ? 'torch'
    : 'other';
}
