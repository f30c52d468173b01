import { compareNatural, compareText } from '#shared/domain/compare.ts'
import type { DecisionValue } from '#shared/domain/decisions/decision.ts'
import type { Datastore } from '#shared/domain/estate/storage.ts'
import type { Disk } from '#shared/domain/estate/vm-devices.ts'
import type { DatastoreMapping, Reason } from '#shared/domain/plan/migration-plan.ts'
import type { StorageClass, Target } from '#shared/domain/target/target.ts'
import { chooseModes, type WantedModes } from './choose-modes.ts'

/** What the mapping of datastores needs to know of a VM. */
export interface StorageUser {
  readonly id: string
  readonly disks: readonly Pick<Disk, 'datastoreId' | 'capacityMib'>[]
}

/**
 * Where each datastore goes that holds a disk of an included VM. No destination is an open question:
 * a class that the target lacks, or one whose provisioner nobody knows and for which no modes are stated.
 * Sorted by source and datastore id.
 */
export function mapDatastores(
  datastores: readonly Datastore[],
  includedVms: readonly StorageUser[],
  target: Target,
  decisions: Readonly<Record<string, DecisionValue<'datastore.storage-class'>>>,
): readonly DatastoreMapping[] {
  const uses = countUses(includedVms)
  return datastores
    .filter((datastore) => uses.has(datastore.id))
    .sort((left, right) => compareText(left.sourceId, right.sourceId) || compareNatural(left.id, right.id))
    .map((datastore) => {
      const use = uses.get(datastore.id) ?? EMPTY_USE
      const chosen = chooseStorageClass(target, decisions[datastore.id])
      const locality: readonly Reason[] = datastore.hostCount === 1 ? [SINGLE_HOST] : []
      return {
        datastoreId: datastore.id,
        name: datastore.name,
        sourceId: datastore.sourceId,
        vmCount: use.vmIds.size,
        diskCount: use.diskCount,
        capacityMib: use.capacityMib,
        destination: chosen.destination,
        confidence: chosen.confidence,
        reasons: [...chosen.reasons, ...locality],
      }
    })
}

interface DatastoreUse {
  readonly vmIds: Set<string>
  diskCount: number
  capacityMib: number
}

const EMPTY_USE: DatastoreUse = { vmIds: new Set(), diskCount: 0, capacityMib: 0 }

const SINGLE_HOST: Reason = {
  code: 'single-host',
  message: 'Only one host sees this datastore, so all its VMs are read through that host.',
}

function countUses(vms: readonly StorageUser[]): Map<string, DatastoreUse> {
  const uses = new Map<string, DatastoreUse>()
  for (const vm of vms) {
    for (const disk of vm.disks) {
      if (disk.datastoreId === null) continue
      const use = uses.get(disk.datastoreId) ?? { vmIds: new Set(), diskCount: 0, capacityMib: 0 }
      use.vmIds.add(vm.id)
      use.diskCount += 1
      use.capacityMib += disk.capacityMib ?? 0
      uses.set(disk.datastoreId, use)
    }
  }
  return uses
}

type Choice = Pick<DatastoreMapping, 'destination' | 'confidence' | 'reasons'>

function chooseStorageClass(target: Target, decision: DecisionValue<'datastore.storage-class'> | undefined): Choice {
  if (decision !== undefined) {
    const decided = target.storageClasses.find((entry) => entry.name === decision.storageClass)
    const reasons = [{ code: 'decision', message: decision.reason ?? `StorageClass ${decision.storageClass} was chosen by decision.` }]
    return decided === undefined
      ? openQuestion('unknown-storage-class', `The decided StorageClass ${decision.storageClass} is not in the target ${target.name}: add it there or decide anew.`)
      : withModes(decided, { confidence: 'decided', reasons }, decision)
  }
  const forVirtualization = target.storageClasses.find((entry) => entry.isDefaultForVirtualization)
  if (forVirtualization !== undefined) {
    return withModes(forVirtualization, { confidence: 'medium', reasons: [{ code: 'default-virtualization-class', message: `${forVirtualization.name} is the target's default class for virtualization.` }] })
  }
  const clusterDefault = target.storageClasses.find((entry) => entry.isDefault)
  if (clusterDefault !== undefined) {
    return withModes(clusterDefault, { confidence: 'low', reasons: [{ code: 'default-class', message: `${clusterDefault.name} is the target's default class.` }] })
  }
  const [only, ...others] = target.storageClasses
  if (only !== undefined && others.length === 0) {
    return withModes(only, { confidence: 'medium', reasons: [{ code: 'only-class', message: `${only.name} is the target's only class.` }] })
  }
  return openQuestion('no-default-class', `The target ${target.name} has ${target.storageClasses.length} StorageClasses and no default: mark one, or decide for this datastore.`)
}

function withModes(storageClass: StorageClass, choice: Pick<Choice, 'confidence' | 'reasons'>, decided?: WantedModes): Choice {
  const chosen = chooseModes(storageClass, decided)
  if ('open' in chosen) return openQuestion(chosen.open.code, chosen.open.message)
  return { destination: { storageClass: storageClass.name, ...chosen.modes }, ...choice }
}

function openQuestion(code: string, message: string): Choice {
  return { destination: null, confidence: 'low', reasons: [{ code, message }] }
}
