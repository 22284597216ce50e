import { later } from '../../later.js';
import type { Statement } from './syntax.js';

/** Special methods other than those whose calls are followed, or what they change forgotten. */
const SPECIAL = /^__(?!(init|post_init|new|enter|exit|call)__)\w+__$/;

/** Special methods that decide what is followed otherwise. */
const DECIDES = /^__(eq|ne|copy|deepcopy)__$/;

/** Whether a member of a class is a method that Python calls by itself, unseen, and that may change something. */
export function isHidden(member: Statement): boolean {
  if (member.kind !== 'function') return false;
  const { name, decorators, body } = member;
  const isCalled =
    SPECIAL.test(name) ||
    decorators.some(one => one.kind === 'name' && one.name.endsWith('property'));
  return DECIDES.test(name) || (isCalled && later('touched').changesMore(body));
}
