/** Those whose label and further words hold every word, whatever its case; all of them where there is no word. */
export function matchCommands<Command extends { readonly label: string; readonly also?: string }>(commands: readonly Command[], text: string): readonly Command[] {
  const words = text.toLowerCase().split(/\s+/).filter((word) => word !== '')
  return commands.filter(({ label, also = '' }) => words.every((word) => `${label} ${also}`.toLowerCase().includes(word)))
}
