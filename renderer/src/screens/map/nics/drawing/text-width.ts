/**
 * How wide a text is at most, in pixels. A picture is laid out before it is drawn, and its files are opened where other
 * fonts are: the shares of the font size are those of DejaVu Sans, which is wider than any other that the theme names.
 */
export function textWidth(text: string, fontPx: number): number {
  let width = 0
  for (const character of text) width += shareOf(character)
  return width * fontPx
}

/** The text as far as it fits, with an ellipsis where it does not. */
export function fitText(text: string, fontPx: number, widthPx: number): string {
  if (textWidth(text, fontPx) <= widthPx) return text
  const characters = [...text]
  while (characters.length > 0 && textWidth(`${characters.join('')}${ELLIPSIS}`, fontPx) > widthPx) characters.pop()
  return characters.length === 0 ? '' : `${characters.join('').trimEnd()}${ELLIPSIS}`
}

const ELLIPSIS = '…'

function shareOf(character: string): number {
  if (/[ijlI'.,:;|!]/.test(character)) return 0.37
  if (/[ frt()[\]/\-]/.test(character)) return 0.42
  if (/[mwMW%@…]/.test(character)) return 1.01
  if (/[A-Z]/.test(character)) return 0.79
  if (/[\x21-\x7e]/.test(character)) return 0.66
  return 1.05
}
