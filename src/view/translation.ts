import * as React from 'react';

/** The part of JupyterLab's translation bundle that the view needs; `%1` stands for the first argument. */
export interface Translation {
  __(message: string, ...args: (string | number)[]): string;
  /** `%1` stands for `count`, further arguments follow. */
  _n(singular: string, plural: string, count: number, ...args: (string | number)[]): string;
}

function fill(message: string, args: readonly (string | number)[]): string {
  return message.replace(/%(\d)/g, (mark, place: string) =>
    String(args[Number(place) - 1] ?? mark)
  );
}

/** The messages as they are written in the code. */
export const english: Translation = {
  __: (message, ...args) => fill(message, args),
  _n: (singular, plural, count, ...args) => fill(count === 1 ? singular : plural, [count, ...args])
};

export const TranslationContext = React.createContext<Translation>(english);

export function useTranslation(): Translation {
  return React.useContext(TranslationContext);
}
