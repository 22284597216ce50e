import { completeType, ruleOf, typesStartingWith } from '../counter/index.js';
import { automaticName } from '../counter/snake-case.js';
import type { Framework } from '../counter/types.js';
import type { Row } from '../summary/types.js';

export { completeType } from '../counter/index.js';

/** The class of a row whose printer cut its name; what is printed of it where the rest cannot be told. */
export function completedType(framework: Framework, row: Row): string {
  return completeType(framework, row.type, row.name) ?? typeOfRank(framework, row) ?? row.type;
}

/** Whether a name that begins so may be the one that Keras gives to a layer of the class: `batch_normalizatio`. */
export function mayBeAutomatic(type: string, beginning: string): boolean {
  const name = automaticName(type);
  return (
    name.startsWith(beginning) ||
    (beginning.startsWith(name) && /^_\d*$/.test(beginning.slice(name.length)))
  );
}

/** Of classes that differ in their number of dimensions, the one that the output shape fits. */
function typeOfRank(framework: Framework, row: Row): string | null {
  const rank = row.outputs?.[0]?.length;
  if (row.type === '' || rank === undefined) return null;
  const weighted = row.count !== 0;
  const fitting = typesStartingWith(framework, row.type).filter(type => {
    const dimensions = /([123])D(?:$|[A-Z])/.exec(type);
    const matches = dimensions === null || Number(dimensions[1]) + 2 === rank;
    return matches && (weighted ? ruleOf(framework, type) !== null : true);
  });
  return fitting.length === 1 ? fitting[0] : null;
}
