/** The names of a cell that lists several, separated by commas or line breaks. */
export function splitNames(cell: string | null): string[] {
  if (cell === null) return []
  return cell
    .split(/[,\n\r]+/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
}
