import type { SvgTheme } from '../../core/topology/svgTheme';
import { nounIcons, statusIcons } from './cardIcons';

const tokens = {
  background: '--pf-t--global--background--color--primary--default',
  lane: '--pf-t--global--background--color--secondary--default',
  card: '--pf-t--global--background--color--primary--default',
  border: '--pf-t--global--border--color--default',
  text: '--pf-t--global--text--color--regular',
  subtle: '--pf-t--global--text--color--subtle',
  link: '--pf-t--global--border--color--default',
  error: '--pf-t--global--icon--color--status--danger--default',
  warning: '--pf-t--global--icon--color--status--warning--default',
  unknown: '--pf-t--global--icon--color--subtle',
} as const;

/** The colours that the page shows at this moment, for a picture that leaves it. */
export const svgThemeOf = (document: Document): SvgTheme => {
  const probe = document.createElement('span');
  document.body.append(probe);
  const colour = (token: string): string => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };
  const theme = {
    background: colour(tokens.background),
    lane: colour(tokens.lane),
    card: colour(tokens.card),
    border: colour(tokens.border),
    text: colour(tokens.text),
    subtle: colour(tokens.subtle),
    link: colour(tokens.link),
    error: colour(tokens.error),
    warning: colour(tokens.warning),
    unknown: colour(tokens.unknown),
    nounIcons,
    statusIcons,
  };
  probe.remove();
  return theme;
};
