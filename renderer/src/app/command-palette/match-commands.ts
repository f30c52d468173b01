/** Those whose label holds every word, whatever its case; all of them where there is no word. */
export function matchCommands<Command extends { readonly label: string }>(commands: readonly Command[], text: string): readonly Command[] {
  const words = text.toLowerCase().split(/\s+/).filter((word) => word !== '')
  return commands.filter(({ label }) => words.every((word) => label.toLowerCase().includes(word)))
}
