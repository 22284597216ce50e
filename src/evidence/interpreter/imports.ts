import { NOT_FOLLOWED } from '../python/cell.js';
import { assign, forget } from './assignment.js';
import { ClassObject } from './classes.js';
import type { Frame } from './frame.js';
import { UserFunction } from './functions.js';
import { forgetEverything } from './unseen.js';

/** Libraries none of whose names are those that notebooks give to what they make. */
export const WELL_KNOWN =
  /^(keras|tensorflow|torch\w*|lightning|numpy|scipy|pandas|matplotlib|pylab|seaborn|sklearn|skimage|math|os|sys|time|random|typing|collections|itertools|functools|tkinter|ipywidgets|IPython|PIL|cv2|sympy)(\.|$)/;

/**
 * `from path import *`. Whether a release of the library has a name that the notebook defines itself cannot be told,
 * so that such a name is not known any more.
 * Neither is any name after a module that may be the notebook's own.
 */
export function importAll(path: string, frame: Frame): void {
  const { machine } = frame;
  const canonical = machine.library.canonical(path);
  if (!WELL_KNOWN.test(canonical)) {
    forgetEverything(frame);
    if (path === NOT_FOLLOWED) {
      machine.library.lostTrack();
    }
  }
  for (const name of machine.library.exports(canonical)) {
    const current = frame.scope.get(name);
    if (current instanceof ClassObject || current instanceof UserFunction) {
      forget([name], frame);
    } else {
      assign({ kind: 'name', name }, machine.importPath(`${canonical}.${name}`), frame);
    }
  }
}
