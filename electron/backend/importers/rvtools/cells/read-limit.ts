/** vSphere's value for "no limit" (ResourceAllocationInfo.limit). */
const UNLIMITED = -1

/** A limit and whether there is one; both null when the file does not say. */
export function readLimit(limit: number | null): { readonly isLimited: boolean | null; readonly limit: number | null } {
  if (limit === null) return { isLimited: null, limit: null }
  return limit === UNLIMITED ? { isLimited: false, limit: null } : { isLimited: true, limit }
}
