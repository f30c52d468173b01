import { readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'

/** A place on the screens, in device-independent pixels. */
export interface ScreenArea {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const stateSchema = z.object({ x: z.number().int(), y: z.number().int(), width: z.number().int().positive(), height: z.number().int().positive(), isMaximised: z.boolean() })

/** Where the window was, and how large, when it was not maximised. */
export type WindowState = z.infer<typeof stateSchema>

/** Fits the smallest screens of laptops; the pages are laid out for it and for all that is wider. */
export const FIRST_SIZE = { width: 1280, height: 800 }
export const SMALLEST_SIZE = { width: 960, height: 600 }
/** As much of the window's top as a person needs to take hold of it. */
const GRIP = { width: 100, height: 40 }
const PRIVATE_FILE = 0o600

/**
 * Where the window opens: as it was, unless the display that it was on is there no more; then in the middle of the
 * main one (no x and y), and never larger than a display.
 */
export function placeWindow(kept: WindowState | null, workAreas: readonly ScreenArea[]): Partial<ScreenArea> & { width: number; height: number } {
  const wished = kept ?? FIRST_SIZE
  const home = kept === null ? undefined : workAreas.find((area) => canBeGripped(kept, area))
  const room = home ?? workAreas[0]
  const size = { width: fit(wished.width, SMALLEST_SIZE.width, room?.width), height: fit(wished.height, SMALLEST_SIZE.height, room?.height) }
  return kept === null || home === undefined ? size : { x: kept.x, y: kept.y, ...size }
}

/** Null where nothing was kept, or nothing that can be read: a window in its first place is no trouble worth telling. */
export function readWindowState(file: string): WindowState | null {
  try {
    return stateSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    // As it says above.
    return null
  }
}

export function writeWindowState(file: string, { x, y, width, height, isMaximised }: WindowState): void {
  writeFileSync(file, JSON.stringify({ x, y, width, height, isMaximised }), { mode: PRIVATE_FILE })
}

function canBeGripped({ x, y, width }: ScreenArea, area: ScreenArea): boolean {
  const shown = Math.min(x + width, area.x + area.width) - Math.max(x, area.x)
  return shown >= GRIP.width && y >= area.y && y + GRIP.height <= area.y + area.height
}

function fit(wished: number, smallest: number, room: number | undefined): number {
  return Math.max(smallest, Math.min(wished, room ?? wished))
}
