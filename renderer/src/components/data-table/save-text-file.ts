/** How long the browser may take to begin reading the file that it saves. */
const RELEASE_AFTER_MS = 10_000

/** Hands a text to the browser as a file to save. The byte order mark tells spreadsheets that it is UTF-8. */
export function saveTextFile(name: string, text: string, mediaType: string): void {
  const url = URL.createObjectURL(new Blob(['\uFEFF', text], { type: `${mediaType};charset=utf-8` }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), RELEASE_AFTER_MS)
}
