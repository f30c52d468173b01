import type { Palette } from './palette.ts'

/** Gives plain style sheets the colours of the theme: `surfaceRaised` becomes `--surface-raised`. */
export function applyPalette(root: HTMLElement, palette: Palette, theme: 'light' | 'dark'): void {
  for (const [name, colour] of Object.entries(palette)) root.style.setProperty(`--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, String(colour))
  root.style.setProperty('color-scheme', theme)
  root.dataset['theme'] = theme
}
