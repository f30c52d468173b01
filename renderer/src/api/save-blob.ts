/** How long a browser may need to take a file's address up before it is given back. */
const RELEASE_AFTER_MS = 60_000

/** Saves bytes under a name, as a download of the browser or by the desktop's save dialog. */
export function saveBlob(blob: Blob, fileName: string): void {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), RELEASE_AFTER_MS)
}
