interface Box {
  readonly left: number
  readonly top: number
  readonly bottom: number
}

interface Size {
  readonly width: number
  readonly height: number
}

/** Room between the popover and its button, and to the window's edge, in CSS pixels. */
const GAP = 6
const MARGIN = 8

/** Where a popover goes: below its button; above where there is no room below but more above; never past an edge. */
export function placePopover(button: Box, popover: Size, window: Size): { readonly left: number; readonly top: number } {
  const below = button.bottom + GAP
  const above = button.top - GAP - popover.height
  const fitsBelow = below + popover.height + MARGIN <= window.height
  const top = fitsBelow || button.top < window.height - button.bottom ? below : above
  return {
    left: between(button.left, MARGIN, window.width - popover.width - MARGIN),
    top: between(top, MARGIN, window.height - popover.height - MARGIN),
  }
}

/** The least wins where both cannot be held: the popover's beginning stays in sight. */
function between(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most))
}
