import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { placeWindow, readWindowState, type WindowState, writeWindowState } from './window-state.ts'

const LAPTOP = { x: 0, y: 25, width: 1440, height: 875 }
const BESIDE = { x: 1440, y: 0, width: 1920, height: 1080 }
const KEPT: WindowState = { x: 1600, y: 100, width: 1500, height: 900, isMaximised: false }

describe('the window opens', () => {
  it.each([
    ['in its first size where nothing was kept', null, [LAPTOP], { width: 1280, height: 800 }],
    ['as it was', KEPT, [LAPTOP, BESIDE], { x: 1600, y: 100, width: 1500, height: 900 }],
    ['in the middle of what is there where its display has gone, no larger than that', KEPT, [LAPTOP], { width: 1440, height: 875 }],
    ['as it was where only its right half is on a display', { ...KEPT, x: -700, y: 30, width: 1300, height: 800 }, [LAPTOP], { x: -700, y: 30, width: 1300, height: 800 }],
    ['anew where a person could not take hold of it', { ...KEPT, x: 0, y: -300 }, [LAPTOP, BESIDE], { width: 1440, height: 875 }],
    ['never smaller than the pages are laid out for', { ...KEPT, x: 10, y: 30, width: 200, height: 100 }, [LAPTOP], { x: 10, y: 30, width: 960, height: 600 }],
    ['in its first size where no display is known', null, [], { width: 1280, height: 800 }],
  ])('%s', (_what, kept, displays, place) => {
    expect(placeWindow(kept, displays)).toEqual(place)
  })

  it('where it was kept, and in its first place after a file that says nothing', () => {
    const folder = mkdtempSync(join(tmpdir(), 'portolan-window-'))
    const file = join(folder, 'window.json')
    expect(readWindowState(file)).toBeNull()
    writeWindowState(file, KEPT)
    expect(readWindowState(file)).toEqual(KEPT)
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600)
    for (const text of ['', 'null', '{"x":"0"}', '{"x":0,"y":0,"width":-5,"height":5,"isMaximised":false}']) {
      writeFileSync(file, text)
      expect(readWindowState(file), text).toBeNull()
    }
    rmSync(folder, { recursive: true })
  })
})
