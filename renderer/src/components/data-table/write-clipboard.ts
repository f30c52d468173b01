/**
 * Puts a text on the clipboard that may still be in the making: browsers allow it for a short while after a click or
 * key only, so the promise itself is handed over where they take one. Rejects where the browser forbids it, or with
 * what the text failed by.
 */
export async function writeClipboard(text: Promise<string>): Promise<void> {
  if (typeof ClipboardItem === 'undefined') {
    await navigator.clipboard.writeText(await text)
    return
  }
  const blob = text.then((value) => new Blob([value], { type: 'text/plain' }))
  await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })])
}
