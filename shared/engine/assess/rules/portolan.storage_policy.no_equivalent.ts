import { compareNatural } from '#shared/domain/compare.ts'
import { policyNames } from '#shared/engine/mapping/storage/policy-class.ts'
import { defineRule } from '../rule.ts'

/** A storage policy without an equivalent on the target, or with one that the VM's disks do not go to. */
export const storagePolicyNoEquivalent = defineRule({
  id: 'portolan.storage_policy.no_equivalent',
  title: 'A storage policy without an equivalent',
  sourceKind: 'vsphere',
  severity: 'warning',
  needs: [],
  checkPlanned: (vm, outcome) => {
    const names = policyNames(vm.properties?.storagePolicies ?? null)
    if (names === null) return { notEvaluated: 'No imported list of VM properties names the storage policies of the VM.' }
    const classOf = new Map(outcome.target.storagePolicies.map(({ policy, storageClass }) => [policy, storageClass]))
    const used = new Set(vm.disks.map((disk) => outcome.storageOf(disk)?.destination?.storageClass))
    const unmapped = names.filter((name) => !classOf.has(name)).sort(compareNatural)
    const elsewhere = names.filter((name) => classOf.has(name) && !used.has(classOf.get(name))).sort(compareNatural)
    if (unmapped.length + elsewhere.length === 0) return null
    const parts = [
      ...(unmapped.length === 0 ? [] : [`${unmapped.join(', ')} of ${vm.name} ${unmapped.length === 1 ? 'has' : 'have'} no equivalent on the target`]),
      ...elsewhere.map((name) => `no disk of ${vm.name} goes to ${String(classOf.get(name))}, the equivalent of ${name}`),
    ]
    return {
      message: `${capitalised(parts.join('; '))}.`,
      remedy: unmapped.length > 0 ? 'Name a StorageClass for the policy in the target’s storage, one that does what the policy asks for.' : 'Decide the StorageClass of the VM or of its disks.',
      data: { unmapped, elsewhere },
    }
  },
})

function capitalised(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}
