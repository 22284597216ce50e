import { familyOf, type Variant } from './families.js';
import type { Rule } from './rule.js';
import type { Framework } from './types.js';

/** Longer names are no class's. */
const LONGEST_NAME = 120;

/** The name of the class that has the rule: `Conv2D` for `Convolution2D`. A class without a rule keeps its name. */
export function canonicalType(framework: Framework, type: string): string {
  const known = familyOf(framework);
  const { aliases } = known.family;
  // Nearly every name is a class's own, and is asked for once a row and more.
  if (known.has(type) && !Object.hasOwn(aliases, type)) return type;
  if (Object.hasOwn(aliases, type)) {
    return aliases[type];
  }
  const bare = type.slice(type.lastIndexOf('.') + 1);
  return Object.hasOwn(aliases, bare) ? aliases[bare] : bare;
}

/** The class's rule, under any of its names; `null` if the class is not known. Throws `RulesMissing` if the rule is not
 * there yet. */
export function ruleOf(framework: Framework, type: string): Rule | null {
  const canonical = canonicalType(framework, type);
  return familyOf(framework).ruleOf(canonical) ?? variantRule(framework, canonical);
}

/** Whether the class is not known by itself, but only taken for one that derives from a known class, by its name. It may
 * hold more than that class does, so that a count which does not fit proves nothing. */
export function isVariant(framework: Framework, type: string): boolean {
  const canonical = canonicalType(framework, type);
  return !familyOf(framework).has(canonical) && variantRule(framework, canonical) !== null;
}

/** What derives from a class holds its tensors, but may compute something else from them. */
function variantRule(framework: Framework, type: string): Rule | null {
  const known = familyOf(framework);
  const { variants = [] } = known.family;
  const variant =
    type.length <= LONGEST_NAME && variants.find(({ name }: Variant) => name.test(type));
  const rule = variant && known.ruleOf(type.replace(variant.name, variant.type));
  return rule
    ? {
        ...rule,
        count: (settings, inputs, countWrapped) => ({
          ...rule.count(settings, inputs, countWrapped),
          outputs: null
        })
      }
    : null;
}

/** Whether the class is known to learn nothing: pooling, dropout, reshaping, merging ... */
export function isWeightless(framework: Framework, type: string): boolean {
  return ruleOf(framework, type)?.weightless ?? false;
}
