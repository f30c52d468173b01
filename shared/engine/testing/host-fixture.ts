import type { EstateHost } from '#shared/domain/estate/estate.ts'
import { hostSchema } from '#shared/domain/estate/infrastructure.ts'
import { SOURCE_ID } from './estate-fixtures.ts'

/** A host of a vCenter of which nothing is said beyond what names it, unless the test does. */
export function makeHost(overrides: Partial<EstateHost> = {}): EstateHost {
  const nothing = Object.fromEntries(Object.keys(hostSchema.shape).map((field) => [field, null])) as unknown as EstateHost // every nullable field is null, and those that are not follow
  return { ...nothing, id: `${SOURCE_ID}/host-1`, sourceId: SOURCE_ID, moref: 'host-1', name: 'esx01', datacenterName: 'DC1', clusterName: 'PROD', ...overrides }
}
