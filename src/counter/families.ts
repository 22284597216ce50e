import type { Rule } from './rule.js';
import type { Framework } from './types.js';

/** Classes of other libraries that are told by their names: what derives from a class is by custom named after it. */
export interface Variant {
  readonly name: RegExp;
  /** The class whose rule holds. `$1` stands for what the expression caught. */
  readonly type: string;
}

/** All that is known of one framework's classes. */
export interface Family {
  readonly rules: readonly Rule[];
  /** Other names of a class that has a rule. */
  readonly aliases: { readonly [alias: string]: string };
  readonly variants?: readonly Variant[];
  /** The framework keeps statistics apart and leaves them out of a layer's count. */
  readonly statisticsApart?: boolean;
}

/** A framework's rules are asked for before they are there. */
export class RulesMissing extends Error {
  constructor(readonly framework: Framework) {
    super(`The rules of ${framework} are not there yet.`);
    this.name = 'RulesMissing';
  }
}

/** A family with its rules by the names of their classes. */
export interface ProvidedFamily extends Family {
  readonly ruleByType: ReadonlyMap<string, Rule>;
}

const families = new Map<Framework, ProvidedFamily>();

/** Makes a framework's rules known: a page loads those of the frameworks that it meets. */
export function provideFamily(framework: Framework, family: Family): void {
  const ruleByType = new Map(family.rules.map(rule => [rule.type, rule]));
  families.set(framework, { ...family, ruleByType });
}

provideFamily('other', { rules: [], aliases: {} });

/** What is known of a framework's classes. Throws `RulesMissing` until it is provided. */
export function familyOf(framework: Framework): ProvidedFamily {
  const family = families.get(framework);
  if (family === undefined) throw new RulesMissing(framework);
  return family;
}
