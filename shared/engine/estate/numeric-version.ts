/** Whether a version such as "4.5.2.1-1.el8" is at least another, part by part; a part that is not stated counts as 0. */
export function isVersionAtLeast(version: string, wanted: readonly number[]): boolean {
  const parts = (/^\d+(?:\.\d+)*/.exec(version)?.[0] ?? '').split('.').map(Number)
  for (const [index, part] of wanted.entries()) {
    const own = parts[index] ?? 0
    if (own !== part) return own > part
  }
  return true
}
