import { compareText } from '#shared/domain/compare.ts'
import { defineRule } from '../rule.ts'

/** Marks that backup and replication products leave: names of their snapshots, of the custom attributes they write, and of their own VMs. */
const SNAPSHOT_MARKS: readonly (readonly [pattern: RegExp, product: string])[] = [
  [/^veeam backup temporary snapshot/i, 'Veeam'],
  [/^__gx_backup__/i, 'Commvault'],
  [/^nbu_snapshot/i, 'NetBackup'],
]
const ATTRIBUTE_MARKS: readonly (readonly [pattern: RegExp, product: string])[] = [
  [/^nb_last_backup$/i, 'NetBackup'],
  [/^(?:last )?emc vproxy session$|^last avamar backup$|^avamar/i, 'Dell Avamar'],
  [/^commvault/i, 'Commvault'],
  [/^veeam/i, 'Veeam'],
  [/^rubrik/i, 'Rubrik'],
]
/** Whether any mark is in a name at all, which it hardly ever is. */
const [SNAPSHOT_MARK, ATTRIBUTE_MARK] = [SNAPSHOT_MARKS, ATTRIBUTE_MARKS].map((marks) => new RegExp(marks.map(([{ source }]) => source).join('|'), 'i')) as [RegExp, RegExp]

/** A backup or replication product works on the VM, and would get in the way of a warm migration. */
export const backupDetected = defineRule({
  id: 'portolan.backup.detected',
  title: 'A backup or replication product at work',
  sourceKind: 'vsphere',
  severity: 'information',
  needs: [],
  check: (vm, facts) => {
    const products = new Set<string>()
    for (const { name } of vm.snapshots) if (name !== null && SNAPSHOT_MARK.test(name)) addMarked(products, SNAPSHOT_MARKS, name)
    for (const name in vm.attributes) if (ATTRIBUTE_MARK.test(name) && vm.attributes[name]?.trim() !== '') addMarked(products, ATTRIBUTE_MARKS, name)
    if (vm.isSrmPlaceholder === true) products.add('Site Recovery Manager')
    const placeholders = vm.isSrmPlaceholder === true ? [] : facts.namesakesOf(vm).filter((other) => other.isSrmPlaceholder === true && other.name === vm.name && other.sourceId !== vm.sourceId)
    if (placeholders.length > 0) products.add('Site Recovery Manager')
    const found = [...products].sort(compareText)
    if (found.length > 0) {
      const sites = placeholders.map((other) => facts.sourceOf(other)?.name ?? other.sourceId).sort(compareText)
      return {
        message: `${found.join(' and ')} left marks on ${vm.name}${sites.length === 0 ? '' : `, which has a placeholder in ${sites.join(', ')}`}.`,
        remedy: 'Pause its jobs while a warm migration copies, move replicated pairs together, and set protection up anew on the target.',
        data: { products: found, placeholders: sites },
      }
    }
    const replication = facts.replicationAt(vm)
    if (replication.length > 0) return { notEvaluated: `${replication.join(' and ')} copies VMs of this source to another site, and no inventory says which.` }
    return facts.hasInput(vm, 'snapshots') ? null : { notEvaluated: 'The inventory does not list snapshots, by which backup products are known.' }
  },
})

function addMarked(products: Set<string>, marks: typeof SNAPSHOT_MARKS, name: string): void {
  for (const [pattern, product] of marks) if (pattern.test(name)) products.add(product)
}
