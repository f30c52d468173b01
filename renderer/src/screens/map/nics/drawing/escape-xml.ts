/** Names come from inventories: characters that XML does not have at all are left out. */
export function escapeXml(value: string): string {
  return [...value]
    .filter((character) => /[\t\n\r\x20-\ud7ff\ue000-\ufffd]|[\u{10000}-\u{10ffff}]/u.test(character))
    .join('')
    .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
