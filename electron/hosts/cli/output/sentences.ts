/** Reasons as running text. */
export function sentences(entries: readonly { readonly message: string }[]): string {
  return entries.map(({ message }) => message).join(' ')
}
