/** A data: address of base64 as bytes; the content policy lets no page fetch one. */
export function blobOfDataUrl(url: string): Blob {
  const [head = '', body = ''] = url.split(',', 2)
  const bytes = Uint8Array.from(atob(body), (character) => character.charCodeAt(0))
  return new Blob([bytes], { type: /^data:([^;,]+)/.exec(head)?.[1] ?? 'application/octet-stream' })
}

/** "Wanted of each StorageClass" as a file's name. */
export function chartFileName(title: string, ending: 'png' | 'svg'): string {
  const words = title.toLowerCase().match(/[\p{Letter}\p{Number}]+/gu) ?? []
  return `${words.join('-') || 'chart'}.${ending}`
}
