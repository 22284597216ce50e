/** On every output that holds (a part of) a summary, whichever way it is shown; menus select by it. */
export const FOUND_CLASS = 'jp-Paramlens-found';
