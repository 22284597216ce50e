import * as React from 'react';

const PATHS = {
  verified:
    'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Zm3.2 4.6-3.9 4.6a.7.7 0 0 1-1 .1L4.5 9.1l.9-1.1 1.3 1.1 3.4-3.9Z',
  explained:
    'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Zm0 1.4a5.1 5.1 0 1 1 0 10.2A5.1 5.1 0 0 1 8 2.9ZM5 6.2v1.3h6V6.2Zm0 2.5V10h6V8.7Z',
  mismatch: 'M8 1.6.9 14h14.2Zm0 2.8 4.7 8.2H3.3Zm-.7 2.5v3h1.4v-3Zm0 3.8V12h1.4v-1.3Z',
  unknown:
    'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Zm0 1.4a5.1 5.1 0 1 1 0 10.2A5.1 5.1 0 0 1 8 2.9Zm.1 1.6c-1.3 0-2.2.8-2.3 2h1.4c0-.5.4-.8.9-.8s.8.3.8.7c0 .9-1.6.9-1.6 2.4v.3h1.4v-.2c0-.9 1.6-1.1 1.6-2.6 0-1.1-.9-1.8-2.2-1.8Zm-.8 5.4v1.3h1.4V9.9Z',
  thought:
    'M8 1.5a4.6 4.6 0 0 0-2.6 8.4v1.6h5.2V9.9A4.6 4.6 0 0 0 8 1.5Zm0 1.4a3.2 3.2 0 0 1 1.5 6l-.3.2v1H6.8v-1l-.3-.2A3.2 3.2 0 0 1 8 2.9ZM5.9 12.6h4.2v.6c0 .7-.9 1.3-2.1 1.3s-2.1-.6-2.1-1.3Z',
  chevron: 'M6 3.6 10.4 8 6 12.4l-1-1L8.4 8 5 4.6Z',
  more: 'M2.5 2.5h11v11h-11Zm1.2 1.2v8.6h8.6V3.7ZM7.4 5.2h1.2v2.2h2.2v1.2H8.6v2.2H7.4V8.6H5.2V7.4h2.2Z',
  fewer: 'M2.5 2.5h11v11h-11Zm1.2 1.2v8.6h8.6V3.7ZM5.2 7.4h5.6v1.2H5.2Z',
  ascending: 'M8 4.5 12 10H4Z',
  descending: 'M8 11.5 4 6h8Z'
} as const;

export type IconName = keyof typeof PATHS;

/** A picture beside a word: never the only carrier of its meaning. */
export function Icon({ name }: { name: IconName }): JSX.Element {
  return (
    <svg
      className={`jp-Paramlens-icon jp-Paramlens-icon-${name}`}
      viewBox="0 0 16 16"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} fill="currentColor" fillRule="evenodd" />
    </svg>
  );
}
