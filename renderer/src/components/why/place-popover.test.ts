import { describe, expect, test } from 'vitest'
import { placePopover } from './place-popover.ts'

const WINDOW = { width: 1000, height: 800 }
const POPOVER = { width: 300, height: 200 }

describe('the place of a popover', () => {
  test.each([
    ['below its button', { left: 100, top: 100, bottom: 124 }, { left: 100, top: 130 }],
    ['above it where the window ends', { left: 100, top: 700, bottom: 724 }, { left: 100, top: 494 }],
    ['within the right edge', { left: 950, top: 100, bottom: 124 }, { left: 692, top: 130 }],
    ['within the left edge', { left: -40, top: 100, bottom: 124 }, { left: 8, top: 130 }],
  ])('is %s', (_, button, expected) => {
    expect(placePopover(button, POPOVER, WINDOW)).toEqual(expected)
  })

  test('keeps its beginning in sight where it is larger than the window', () => {
    expect(placePopover({ left: 10, top: 10, bottom: 34 }, { width: 2000, height: 2000 }, WINDOW)).toEqual({ left: 8, top: 8 })
  })
})
