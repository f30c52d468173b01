import type { ApiOutput } from '#shared/contract/api.ts'
import type { ComputePlan } from '#shared/domain/plan/compute.ts'

/** What the maps come to, counted of their own answers, so that a page that shows sums alone needs none of their rows. */
export function summariseMaps(storage: ApiOutput<'mapping.storage'>, networks: ApiOutput<'mapping.networks'>, compute: Pick<ComputePlan, 'vms'>): ApiOutput<'mapping.summary'> {
  return {
    storage: {
      datastores: storage.rows.filter(({ disks }) => disks > 0).length,
      open: storage.open,
      classes: storage.storageClasses.filter(({ disks }) => disks > 0).map(({ name, capacityMib, neededMib, fit }) => ({ name, capacityMib, neededMib, fit })),
    },
    networks: { portGroups: networks.rows.filter(({ nics }) => nics > 0).length, open: networks.open, leftOut: networks.leftOut.portGroups },
    compute: { open: compute.vms.filter(({ instanceType }) => instanceType === null).length },
  }
}
