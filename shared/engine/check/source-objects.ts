import type { Estate } from '#shared/domain/estate/estate.ts'
import type { Source } from '#shared/domain/estate/source.ts'
import type { SourceObject } from './source-rows.ts'

/** The port groups and datastores of one source by their ids, as maps' rows can name them. */
export interface SourceObjects {
  readonly portGroups: ReadonlyMap<string, SourceObject>
  readonly datastores: ReadonlyMap<string, SourceObject>
}

export function sourceObjects(estate: Estate, source: Source): SourceObjects {
  return {
    portGroups: new Map(
      estate.portGroups
        .filter((portGroup) => portGroup.sourceId === source.id)
        .map(({ id, moref, name, datacenterName, vnicProfile }) => vnicProfile !== undefined ? [id, { moref: vnicProfile.networkUuid, name: vnicProfile.networkName ?? name, path: null }] : [id, { moref, name, path: datacenterName === null ? null : `${datacenterName}/network/${name}` }]),
    ),
    datastores: new Map(estate.datastores.filter((datastore) => datastore.sourceId === source.id).map(({ id, moref, name }) => [id, { moref, name, path: null }])),
  }
}
