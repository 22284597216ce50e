import * as React from 'react';
import { useActions } from './actions.js';
import { focusable } from './keyboard.js';
import { useTranslation } from './translation.js';

/** For how many milliseconds a button says that it has copied. */
const SAID = 1500;

interface CopyButtonProps {
  /** What is copied. */
  readonly text: string;
  readonly title: string;
  readonly children: React.ReactNode;
}

/** Text that copies when it is pressed; plain text where nothing can be copied. */
export function CopyButton({ text, title, children }: CopyButtonProps): JSX.Element {
  const trans = useTranslation();
  const actions = useActions();
  const [said, setSaid] = React.useState(false);
  React.useEffect(() => {
    if (!said) return undefined;
    const timer = setTimeout(() => setSaid(false), SAID);
    return () => clearTimeout(timer);
  }, [said]);
  if (actions === null) return <>{children}</>;
  return (
    <span className="jp-Paramlens-copy">
      <button
        {...focusable}
        type="button"
        className="jp-Paramlens-quiet"
        title={title}
        onClick={() => void actions.onCopy(text).then(setSaid)}
      >
        {children}
      </button>
      <span className="jp-Paramlens-said" role="status">
        {said && trans.__('copied')}
      </span>
    </span>
  );
}
