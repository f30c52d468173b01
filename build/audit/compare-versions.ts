import semver from 'semver'

/** Which of two versions comes first, by Semantic Versioning 2.0.0, item 11: negative, zero or positive; null where one of them is no such version. */
export function compareVersions(left: string, right: string): number | null {
  return semver.valid(left) === null || semver.valid(right) === null ? null : semver.compare(left, right)
}
