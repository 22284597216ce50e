import { FAMILIES } from './families.js';
import type { Rule } from './rule.js';
import type { Framework } from './types.js';

const RULES = new Map(
  Object.entries(FAMILIES).map(([framework, { rules }]) => [
    framework,
    new Map(rules.map(rule => [rule.type, rule]))
  ])
);

/** The name of the class that has the rule: `Conv2D` for `Convolution2D`. A class without a rule keeps its name. */
export function canonicalType(framework: Framework, type: string): string {
  const bare = type.slice(type.lastIndexOf('.') + 1);
  const { aliases } = FAMILIES[framework];
  return Object.hasOwn(aliases, bare) ? aliases[bare] : bare;
}

/** The class's rule, under any of its names; `null` if the class is not known. */
export function ruleOf(framework: Framework, type: string): Rule | null {
  return RULES.get(framework)?.get(canonicalType(framework, type)) ?? null;
}

/** Whether the class is known to learn nothing: pooling, dropout, reshaping, merging ... */
export function isWeightless(framework: Framework, type: string): boolean {
  return ruleOf(framework, type)?.weightless ?? false;
}
