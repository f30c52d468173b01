/** The text of a file that a person chose; null where it cannot be read, or is not UTF-8. */
export async function textOfFile(file: File): Promise<string | null> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer())
  } catch {
    return null // both ways to fail end in the same sentence for the person
  }
}
