import { compareNatural, compareText } from '#shared/domain/compare.ts'
import type { Decisions } from '#shared/domain/decisions/decision.ts'
import type { EstateDatastore } from '#shared/domain/estate/estate.ts'
import type { Disk } from '#shared/domain/estate/vm-devices.ts'
import type { DatastoreMapping, Reason } from '#shared/domain/plan/migration-plan.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { createDiskCounter } from '#shared/engine/estate/disk-counter.ts'
import { NOTHING_KEPT, type PartMemo } from '#shared/engine/kept/part-memo.ts'
import { chooseDecided, choiceFor, openQuestion, type StorageChoiceMade } from './choose-decided.ts'
import { createRuleFinder, storageRulesOf } from './storage-rules.ts'
import { suggestClass } from './suggest-class.ts'

/** What the mapping of datastores needs to know of a VM. */
export interface StorageUser {
  readonly id: string
  readonly disks: readonly (Pick<Disk, 'datastoreId' | 'capacityMib'> & { readonly sharedAs?: string })[]
}

/** What is decided of datastores: one by one, and by rules. */
export type StorageDecisions = Pick<Decisions, 'datastore.storage-class' | 'storage.rules'>

/**
 * Where each datastore goes that holds a disk of an included VM: as decided for it, else by the first rule that it passes, else as the
 * evidence speaks. No destination is an open question: a class that the target lacks, or one whose provisioner nobody knows and for which
 * no modes are stated. Sorted by source and datastore id.
 */
export function mapDatastores(datastores: readonly EstateDatastore[], includedVms: readonly StorageUser[], target: Target, decisions: StorageDecisions, memo: PartMemo = NOTHING_KEPT): readonly DatastoreMapping[] {
  const uses = memo.part(countUses, includedVms)
  const findRule = createRuleFinder(storageRulesOf(decisions))
  return datastores
    .filter((datastore) => uses.has(datastore.id))
    .sort((left, right) => compareText(left.sourceId, right.sourceId) || compareNatural(left.id, right.id))
    .map((datastore) => {
      const use = uses.get(datastore.id) ?? EMPTY_USE
      const chosen = choose(datastore, target, decisions, findRule)
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

function countUses(vms: readonly StorageUser[]): ReadonlyMap<string, DatastoreUse> {
  const isCounted = createDiskCounter()
  const uses = new Map<string, DatastoreUse>()
  for (const vm of vms) {
    for (const disk of vm.disks) {
      if (disk.datastoreId === null) continue
      const use = uses.get(disk.datastoreId) ?? { vmIds: new Set(), diskCount: 0, capacityMib: 0 }
      uses.set(disk.datastoreId, use)
      use.vmIds.add(vm.id)
      if (!isCounted(disk)) continue
      use.diskCount += 1
      use.capacityMib += disk.capacityMib ?? 0
    }
  }
  return uses
}

function choose(datastore: EstateDatastore, target: Target, decisions: StorageDecisions, findRule: ReturnType<typeof createRuleFinder>): StorageChoiceMade {
  const decision = decisions['datastore.storage-class'][datastore.id]
  if (decision !== undefined) return chooseDecided(datastore, target, decision, { code: 'decision', message: decision.reason ?? `StorageClass ${decision.storageClass} was chosen by decision.` })
  const found = findRule(datastore)
  if (found !== null) {
    const { rule, place } = found
    return chooseDecided(datastore, target, rule, { code: 'storage-rule', message: `Rule ${place} (${rule.where}) sends it to ${rule.storageClass}.${rule.reason === undefined ? '' : ` ${rule.reason}`}` })
  }
  const suggestion = suggestClass(datastore, target)
  if (suggestion !== null) return choiceFor(suggestion.storageClass, { confidence: suggestion.confidence, reasons: [suggestion.reason] })
  return openQuestion('no-default-class', `The target ${target.name} has ${target.storageClasses.length} StorageClasses and no default: mark one, or decide for this datastore.`)
}
