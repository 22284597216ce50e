import type { ModuleModel, ModuleParameter } from '../evidence/types.js';
import type { Summary } from '../summary/types.js';
import type { Beside } from './totals.js';

/** What modules hold directly, in the tables of printers that have no row for it.
 *
 * @param isCertain the printed model is certainly `module`.
 */
export function besideBySource(
  { caveats = [] }: Summary,
  module: ModuleModel | null,
  isCertain: boolean
): Beside | null {
  const isMissed = caveats.includes('bare-parameters');
  if (!module || !(isMissed || caveats.includes('bare-parameters-unlisted'))) return null;
  const tied = new Set(module.tied.flat());
  const isOwn = ({ path }: ModuleParameter): boolean => !path.includes('.');
  // Those of a module inside are in its row, if they are counted at all.
  const isInRow = ({ path }: ModuleParameter): boolean =>
    caveats.includes('weight-and-bias-only') && /\.(?:weight|bias)$/.test(path);
  const held = module.parameters.filter(parameter =>
    isMissed ? !isInRow(parameter) : isOwn(parameter) || parameter.shape === null
  );
  if (held.length === 0) return null;
  let count = 0;
  let trainable: number | null = 0;
  for (const parameter of held) {
    const { shape, path } = parameter;
    const isKnown = isOwn(parameter) || caveats.includes('weight-and-bias-only');
    if (!isCertain || !module.complete || !isKnown || shape === null || tied.has(path)) {
      return { count: null, trainable: null, isMissed };
    }
    const size = shape.reduce((product, length) => product * length, 1);
    count += size;
    trainable =
      trainable === null || parameter.trainable === null
        ? null
        : trainable + (parameter.trainable ? size : 0);
  }
  return { count, trainable, isMissed };
}
