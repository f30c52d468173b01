import type { Datastore } from '#shared/domain/estate/storage.ts'

/** Whether a datastore is on vSAN, as RVTools (vDatastore, Type) and vSphere (DatastoreSummary.type) write it: MTV reads it through VDDK only. */
export function isVsan(datastore: Pick<Datastore, 'type'> | undefined): boolean {
  return datastore?.type?.toLowerCase() === 'vsan'
}
