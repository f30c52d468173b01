/** Stands for a server that no inventory names. RFC 2606: a name under .invalid never resolves, so that a forgotten placeholder fails loudly. */
export const UNKNOWN_SERVER = 'fill-in.invalid'

/** Whether an address is still to be filled in: that of the unknown server, or words in angle brackets. */
export function isUnfilledUrl(url: string): boolean {
  return url.includes(`//${UNKNOWN_SERVER}/`) || /<[^<>]*>/.test(url)
}
