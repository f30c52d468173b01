/** In ms: what somebody chose is asked for, answered and drawn by then. */
const DRAWN_MS = 150

/**
 * Over when what was just chosen has been drawn. To go to another address takes the page and the browser as long as drawing a table anew does: an
 * address that only says what was chosen follows then.
 */
export function untilDrawn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, DRAWN_MS))
}
