import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findRendererFolder } from './find-renderer-folder.ts'
import { openRendererAssets } from './renderer-assets.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portolan-assets-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

describe('openRendererAssets', () => {
  it('answers the files of its folder and follows no link out of it', async () => {
    const pages = join(folder, 'renderer')
    mkdirSync(join(pages, 'assets'), { recursive: true })
    writeFileSync(join(pages, 'index.html'), '<script nonce="X"></script><style nonce="X"></style>')
    writeFileSync(join(pages, 'icon.svg'), '<svg/>')
    writeFileSync(join(pages, 'assets', 'a b-1.css'), 'a{}')
    writeFileSync(join(folder, 'secret.txt'), 'secret')
    symlinkSync(join(folder, 'secret.txt'), join(pages, 'link.txt'))
    const assets = openRendererAssets(pages)
    expect(await assets.file('/icon.svg')).toMatchObject({ headers: { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'private, max-age=86400' } })
    expect(await assets.file('/assets/a b-1.css')).toMatchObject({ headers: { 'Content-Type': 'text/css; charset=utf-8' } })
    for (const path of ['/link.txt', '/../secret.txt', '/assets/../../secret.txt', '/assets', '', '/', 'icon.svg', '/icon.svg/']) expect(await assets.file(path)).toBeNull()
    writeFileSync(join(pages, 'assets', 'new-2.js'), '')
    expect(await assets.file('/assets/new-2.js')).not.toBeNull()
    expect((await assets.page('N')).body.toString()).toBe('<script nonce="N"></script><style nonce="N"></style>')
  })
})

describe('findRendererFolder', () => {
  it('looks upwards, from a source and from a bundled chunk alike', () => {
    for (const part of ['electron/backend/assets', 'out/chunks', 'out/renderer', 'renderer']) mkdirSync(join(folder, part), { recursive: true })
    writeFileSync(join(folder, 'renderer', 'index.html'), 'source, not built')
    expect(() => findRendererFolder(join(folder, 'electron/backend/assets'))).toThrow('npm run build')
    writeFileSync(join(folder, 'out', 'renderer', 'index.html'), '')
    for (const start of ['electron/backend/assets', 'out/chunks']) expect(findRendererFolder(join(folder, start))).toBe(join(folder, 'out', 'renderer'))
  })
})
