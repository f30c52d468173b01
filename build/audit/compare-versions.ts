const VERSION = /^v?(\d+)\.(\d+)\.(\d+)(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$/

/** Which of two versions comes first, by Semantic Versioning 2.0.0, item 11: negative, zero or positive; null where one of them is no such version. */
export function compareVersions(left: string, right: string): number | null {
  const [ours, theirs] = [VERSION.exec(left), VERSION.exec(right)]
  if (ours === null || theirs === null) return null
  for (const part of [1, 2, 3]) {
    const difference = Number(ours[part]) - Number(theirs[part])
    if (difference !== 0) return difference
  }
  return comparePrereleases(ours[4], theirs[4])
}

/** One that is released comes after all that lead to it. */
function comparePrereleases(left: string | undefined, right: string | undefined): number {
  if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined)
  const [ours, theirs] = [left.split('.'), right.split('.')]
  for (const [index, our] of ours.entries()) {
    const their = theirs[index]
    if (their === undefined) return 1
    const difference = compareIdentifiers(our, their)
    if (difference !== 0) return difference
  }
  return ours.length - theirs.length
}

/** Numbers by their value and before words; words by their code units. */
function compareIdentifiers(left: string, right: string): number {
  const [isNumber, isOtherNumber] = [/^\d+$/.test(left), /^\d+$/.test(right)]
  if (isNumber && isOtherNumber) return Number(left) - Number(right)
  if (isNumber !== isOtherNumber) return isNumber ? -1 : 1
  return left < right ? -1 : left > right ? 1 : 0
}
