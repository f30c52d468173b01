/** The page of the wave in a window. */
export function wavePath(window: string): string {
  return `/waves/${encodeURIComponent(window)}`
}
