import * as React from 'react';

/** Between a small and a capital letter, before the last capital of several, and after what joins words. */
const BORDERS = /(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[_./-])(?=[^_./-])/;

/** The parts between which a name may go on in the next line: `Max`, `Pooling2D`. */
export function nameParts(name: string): readonly string[] {
  return name.split(BORDERS);
}

/** A name that wraps between its words rather than inside one. */
export function ClassName({ name }: { name: string }): JSX.Element {
  return (
    <>
      {nameParts(name).map((part, i) => (
        <React.Fragment key={i}>
          {i > 0 && <wbr />}
          {part}
        </React.Fragment>
      ))}
    </>
  );
}
