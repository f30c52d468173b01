/** The colours of one theme. Text colours keep 4.5:1 to every surface, lines and marks 3:1 (WCAG 2.2, 1.4.3 and 1.4.11). */
export interface Palette {
  readonly background: string
  readonly surface: string
  readonly surfaceRaised: string
  readonly text: string
  readonly textMuted: string
  readonly border: string
  /** Outlines of what can be operated. */
  readonly controlBorder: string
  readonly accent: string
  readonly accentHover: string
  readonly accentPressed: string
  /** On an accent-coloured surface. */
  readonly onAccent: string
  readonly accentSoft: string
  readonly danger: string
  readonly warning: string
  readonly success: string
  readonly info: string
}

export const PALETTES: Readonly<Record<'light' | 'dark', Palette>> = {
  light: {
    background: '#f4f5f7',
    surface: '#ffffff',
    surfaceRaised: '#ffffff',
    text: '#1a1d21',
    textMuted: '#565e68',
    border: '#dcdfe4',
    controlBorder: '#868e98',
    accent: '#0b5cad',
    accentHover: '#094b8d',
    accentPressed: '#073a6e',
    onAccent: '#ffffff',
    accentSoft: '#e6f0fa',
    danger: '#b3261e',
    warning: '#8a5300',
    success: '#1d6b34',
    info: '#0b5cad',
  },
  dark: {
    background: '#121417',
    surface: '#1a1d21',
    surfaceRaised: '#23272c',
    text: '#e7e9ec',
    textMuted: '#a6aeb8',
    border: '#343a41',
    controlBorder: '#76808b',
    accent: '#7ab8f5',
    accentHover: '#9ccbf8',
    accentPressed: '#5ba3ea',
    onAccent: '#0d1b2a',
    accentSoft: '#1d3247',
    danger: '#ff9a91',
    warning: '#f2b65a',
    success: '#7fd197',
    info: '#7ab8f5',
  },
}
