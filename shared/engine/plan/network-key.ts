import type { NetworkMapEntry } from '#shared/domain/plan/migration-plan.ts'

/**
 * What makes two entries of a network map the same row: the source network that MTV resolves, since several vNIC
 * profiles of oVirt lie on one network. A standard port group of vSphere has no id there and stands for itself.
 */
export function networkKey({ source, portGroupId }: NetworkMapEntry): string {
  return source.id ?? portGroupId
}
