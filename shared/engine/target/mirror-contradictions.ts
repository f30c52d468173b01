import { compareNatural } from '#shared/domain/compare.ts'
import type { Target } from '#shared/domain/target/target.ts'
import type { TargetRemark } from './target-rule.ts'

/** Releases to mirror that the channel of the target does not hold: oc-mirror finds none, or not the one to install. A channel also holds the minor release before its own, to update from. */
export function mirrorContradictions({ openshift, cluster: { disconnected } }: Pick<Target, 'openshift' | 'cluster'>): readonly TargetRemark[] {
  if (disconnected === undefined) return []
  const { minVersion, maxVersion } = disconnected
  const minor = minorOf(openshift)
  const channel = `stable-${openshift}`
  return [
    ...(minVersion !== undefined && maxVersion !== undefined && compareNatural(minVersion, maxVersion) > 0 ? [{ path: 'cluster.disconnected.minVersion', message: `minVersion ${minVersion} is newer than maxVersion ${maxVersion}, so that no release is mirrored.`, remedy: 'Exchange or correct the two.' }] : []),
    ...(maxVersion !== undefined && minorOf(maxVersion) !== minor ? [{ path: 'cluster.disconnected.maxVersion', message: `maxVersion ${maxVersion} is no release of OpenShift ${openshift}, which the channel ${channel} and the target are of.`, remedy: `Name a release of ${openshift}, or change the target's release.` }] : []),
    ...(minVersion !== undefined && (minorOf(minVersion) > minor || minorOf(minVersion) < minor - 1) ? [{ path: 'cluster.disconnected.minVersion', message: `minVersion ${minVersion} is not in the channel ${channel}, which holds releases of 4.${minor - 1} and ${openshift}.`, remedy: `Name a release of ${openshift}, or of the one before where clusters are updated from it.` }] : []),
  ]
}

function minorOf(version: string): number {
  return Number(version.split('.')[1])
}
