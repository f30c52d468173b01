import { say } from '#renderer/api/say.ts'

/** Twice as fine as a plain screen, so that a slide does not blur it. */
const PIXEL_RATIO = 2
/** Browsers refuse canvases that are larger (Chromium: 16,384 on a side). */
const MOST_PIXELS = 16_384

/** An SVG document as a PNG. The content policy lets pictures come from data: addresses alone. */
export async function pngOfSvg({ svg, width, height }: { readonly svg: string; readonly width: number; readonly height: number }): Promise<Blob> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const ratio = Math.min(PIXEL_RATIO, MOST_PIXELS / width, MOST_PIXELS / height)
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width * ratio)
  canvas.height = Math.round(height * ratio)
  const context = canvas.getContext('2d')
  if (context === null) throw new Error(say('noCanvas'))
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error(say('pictureTooLarge'))) : resolve(blob)), 'image/png')
  })
}
