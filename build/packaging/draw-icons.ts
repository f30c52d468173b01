// `npm run icons`: draws the app's icon in the sizes and containers that systems want, from the pages' own SVG, by the tests' Chromium. What it
// writes is kept with the sources, so that packing needs no browser.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { chromium } from '@playwright/test'
import { readChromiumPath } from '../bootstrap/chromium-record.mjs'
import { icnsOf, icoOf } from './icon-containers.ts'
import { drawingOf, ICON_FOLDER, ICON_SOURCE, LINUX_SIZES, SIZES, STAMP_FILE, WINDOW_ICON, WINDOW_ICON_SIZE } from './icon-files.ts'

const projectRoot = path.resolve(import.meta.dirname, '../..')
const folder = path.join(projectRoot, ICON_FOLDER)
const svg = readFileSync(path.join(projectRoot, ICON_SOURCE), 'utf8')

const images = new Map<number, Buffer>()
const executablePath = readChromiumPath(projectRoot)
const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath })
try {
  const page = await browser.newPage()
  for (const size of SIZES) {
    await page.setViewportSize({ width: size, height: size })
    await page.setContent(`<style>html, body { margin: 0; background: transparent } svg { display: block; width: ${String(size)}px; height: ${String(size)}px }</style>${svg}`)
    images.set(size, await page.screenshot({ omitBackground: true, clip: { x: 0, y: 0, width: size, height: size } }))
  }
} finally {
  await browser.close()
}

const imageOf = (size: number): Buffer => {
  const image = images.get(size)
  if (image === undefined) throw new Error(`The icon was not drawn in ${String(size)} pixels.`)
  return image
}
rmSync(folder, { recursive: true, force: true })
mkdirSync(path.join(folder, 'icons'), { recursive: true })
for (const size of LINUX_SIZES) writeFileSync(path.join(folder, 'icons', `${String(size)}x${String(size)}.png`), imageOf(size))
writeFileSync(path.join(folder, 'icon.ico'), icoOf(imageOf))
writeFileSync(path.join(folder, 'icon.icns'), icnsOf(imageOf))
writeFileSync(path.join(projectRoot, WINDOW_ICON), imageOf(WINDOW_ICON_SIZE))
writeFileSync(path.join(folder, STAMP_FILE), `${drawingOf(svg)}\n`)
