import type { CardFacts } from '../../core/topology/card';

/** Outlines of 16 × 16 px, one per noun, drawn with a stroke. */
export const nounIcons: Readonly<Record<CardFacts['type'], string>> = {
  switch: 'M1 4.5h14v7H1zM4 8h1.5M7.5 8H9M11 8h1.5',
  'unseen-switch': 'M1 4.5h14v7H1zM4 8h1.5M7.5 8H9M11 8h1.5',
  uplink: 'M1.5 3.5h13v7h-13zM4.5 10.5V13M8 10.5V13M11.5 10.5V13',
  bridge: 'M1 12h14M1 12C3 5 13 5 15 12M5 12V8M11 12V8M8 12V7',
  'unread-nodes': 'M2 2.5h12v4.5H2zM2 9h12v4.5H2zM4.5 4.75h1M4.5 11.25h1',
  localnet: 'M8 2v12M2 8h12M3.75 3.75l8.5 8.5M12.25 3.75l-8.5 8.5',
  network: 'M2 3h12v5H2zM5 8v5M11 8v5M3 13h4M9 13h4',
  'lost-attachment': 'M2 3h12v5H2zM5 8v5M11 8v5M3 13h4M9 13h4',
  nics: 'M1.5 2.5h13v8h-13zM5 13.5h6M8 10.5v3',
  interface: 'M1.5 3.5h13v7h-13zM4.5 10.5V13M8 10.5V13M11.5 10.5V13',
  more: 'M3 8h1M7.5 8h1M12 8h1',
};

/** Filled shapes of 16 × 16 px: a different shape for each status, because colour alone says nothing to many. */
export const statusIcons = {
  error: 'M8 .5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15zM7 3.5v5.5h2V3.5zM7 10.5v2h2v-2z',
  warning: 'M8 .8 15.8 15H.2zM7.1 5.5v5h1.8v-5zM7.1 11.7v1.8h1.8v-1.8z',
  unknown:
    'M8 .5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15zM5.2 6.3h1.7c0-.8.4-1.2 1.1-1.2.6 0 1 .4 1 .9 0 .6-.3.9-.9 1.3-.8.5-1.1 1-1.1 2v.4h1.7v-.3c0-.6.3-.9.9-1.3.8-.5 1.2-1.2 1.2-2.1 0-1.5-1.2-2.5-2.8-2.5-1.7 0-2.8 1.1-2.8 2.8zM7 10.9v1.8h1.8v-1.8z',
} as const;
