import { applyPalette } from '#renderer/theme/apply-palette.ts'
import { PALETTES } from '#renderer/theme/palette.ts'

/** Paper is white: while the page is printed it has the light colours, and its own again afterwards. */
export function lightForPrint(theme: () => 'light' | 'dark') {
  const before = (): void => applyPalette(document.body, PALETTES.light, 'light')
  const after = (): void => applyPalette(document.body, PALETTES[theme()], theme())
  return {
    listen: (): void => {
      window.addEventListener('beforeprint', before)
      window.addEventListener('afterprint', after)
    },
    stop: (): void => {
      window.removeEventListener('beforeprint', before)
      window.removeEventListener('afterprint', after)
    },
  }
}
