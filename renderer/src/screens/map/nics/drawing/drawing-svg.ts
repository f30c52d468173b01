import type { Palette } from '#renderer/theme/palette.ts'
import { escapeXml } from './escape-xml.ts'
import type { PlacedBox, PlacedLayout, PlacedText } from './place-layout.ts'

const FONT = 'system-ui, &quot;Segoe UI&quot;, Roboto, &quot;Noto Sans&quot;, &quot;DejaVu Sans&quot;, sans-serif'
const MARGIN = 16
const TITLE_HEIGHT = 30

/** The drawing as an SVG document of its own, with its title, in the colours of a theme. */
export function drawingSvg(drawing: PlacedLayout, title: string, palette: Palette): { readonly svg: string; readonly width: number; readonly height: number } {
  const [width, height] = [drawing.width + 2 * MARGIN, drawing.height + 2 * MARGIN + TITLE_HEIGHT]
  const parts = [
    `<rect width="${text(width)}" height="${text(height)}" fill="${palette.surface}"/>`,
    `<text x="${text(MARGIN)}" y="${text(MARGIN + 14)}" font-size="15" font-weight="600" fill="${palette.text}">${escapeXml(title)}</text>`,
    `<g transform="translate(${text(MARGIN)} ${text(MARGIN + TITLE_HEIGHT)})">`,
    ...drawing.links.map(({ d }) => `<path d="${d}" fill="none" stroke="${palette.controlBorder}" stroke-width="1"/>`),
    ...drawing.texts.map((own) => textElement(own, own.role === 'section' ? palette.text : palette.textMuted, own.role === 'section')),
    ...drawing.boxes.map((box) => boxElement(box, palette)),
    '</g>',
  ]
  return { svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${text(width)}" height="${text(height)}" viewBox="0 0 ${text(width)} ${text(height)}" font-family="${FONT}">${parts.join('')}</svg>`, width, height }
}

function boxElement({ x, y, width, height, tone, texts }: PlacedBox, palette: Palette): string {
  const stroke = tone === 'warning' ? palette.warning : tone === 'quiet' ? palette.border : palette.controlBorder
  const dash = tone === 'quiet' ? ' stroke-dasharray="4 3"' : ''
  return `<rect x="${text(x)}" y="${text(y)}" width="${text(width)}" height="${text(height)}" rx="3" fill="${palette.surfaceRaised}" stroke="${stroke}"${dash}/>${texts.map((own) => textElement(own, own.role === 'title' && tone !== 'quiet' ? palette.text : palette.textMuted, false)).join('')}`
}

function textElement({ text: content, x, y, size, isAtEnd }: PlacedText, fill: string, isBold: boolean): string {
  return `<text x="${text(x)}" y="${text(y)}" font-size="${text(size)}"${isAtEnd ? ' text-anchor="end"' : ''}${isBold ? ' font-weight="600"' : ''} fill="${fill}">${escapeXml(content)}</text>`
}

function text(value: number): string {
  return String(Math.round(value * 10) / 10)
}
