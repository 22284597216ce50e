/** Adds the rules of a style sheet to the page.
 *
 * Style sheets are plain texts here: what loaders for them bring along is more than the rules of the first one.
 *
 * @param {string} rules
 */
export function addRules(rules) {
  const style = document.createElement('style');
  style.textContent = rules;
  document.head.append(style);
}
