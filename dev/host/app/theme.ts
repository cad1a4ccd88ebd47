/** The console's themes as PatternFly classes on the root element. */
export const themes = [
  { name: 'light', title: 'Light', classes: [] },
  { name: 'dark', title: 'Dark', classes: ['pf-v6-theme-dark'] },
  { name: 'contrast', title: 'High contrast', classes: ['pf-v6-theme-high-contrast'] },
  {
    name: 'dark-contrast',
    title: 'High contrast, dark',
    classes: ['pf-v6-theme-dark', 'pf-v6-theme-high-contrast'],
  },
] as const;

export type ThemeName = (typeof themes)[number]['name'];

const key = 'bridge/theme';

export function currentTheme(): ThemeName {
  const stored = localStorage.getItem(key);
  return themes.find(({ name }) => name === stored)?.name ?? 'light';
}

export function applyTheme(name: ThemeName): void {
  localStorage.setItem(key, name);
  const root = document.documentElement;
  for (const theme of themes) {
    root.classList.remove(...theme.classes);
  }
  root.classList.add(...(themes.find((theme) => theme.name === name)?.classes ?? []));
}
