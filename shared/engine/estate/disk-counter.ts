/**
 * For the sums of one list of VMs: answers of each disk that is gone through whether it is to be counted. One that several of the VMs share is
 * counted where it is met first: the target gets one volume of it, and the source has one disk.
 */
export function createDiskCounter(): (disk: { readonly sharedAs?: string }) => boolean {
  const counted = new Set<string>()
  return ({ sharedAs }) => {
    if (sharedAs === undefined) return true
    if (counted.has(sharedAs)) return false
    counted.add(sharedAs)
    return true
  }
}
