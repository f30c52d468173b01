import { countWords } from '#shared/domain/count-words.ts'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import type { StorageClassLoad } from '#shared/domain/plan/storage-class-load.ts'
import { capacityWords } from './capacity-words.ts'
import { markdownCode, markdownTable, markdownText } from './markdown.ts'

/** So many VMs with storage of their own are named; all are in summary.json. */
const NAMED = 20

/** What lands on each StorageClass against what it holds, and the VMs that go elsewhere than their datastores. */
export function storageSection(plan: MigrationPlan): string[] {
  const used = plan.storageClasses.filter(({ disks }) => disks > 0)
  if (used.length === 0) return []
  const { growthPercent } = plan.target.storage
  return [
    '## Storage',
    '',
    `What all VMs that take part put on each class, whether or not a plan can take them yet. ${growthPercent === 0 ? 'No growth is assumed.' : `${growthPercent} % of growth are assumed.`}`,
    '',
    ...markdownTable(['StorageClass', 'Disks', 'Provisioned', 'File system overhead', 'Growth', 'In use today', 'Capacity', ''], used.map(classRow)),
    ...overrides(plan),
  ]
}

function classRow(load: StorageClassLoad): string[] {
  return [
    markdownCode(load.name),
    `${load.disks}${load.disksWithoutSize === 0 ? '' : ` (${load.disksWithoutSize} of unknown size)`}`,
    capacityWords(load.provisionedMib),
    capacityWords(load.overheadMib),
    capacityWords(load.growthMib),
    `${capacityWords(load.inUseMib)}${load.disksWithoutUse === 0 ? '' : ` (of ${countWords(load.disks - load.disksWithoutUse, 'disk')}; the others do not tell)`}`,
    load.capacityMib === null ? 'not stated' : capacityWords(load.capacityMib),
    fitWords(load),
  ]
}

function fitWords({ fit, capacityMib, neededMib, disksWithoutSize }: StorageClassLoad): string {
  switch (fit) {
    case 'fits':
      return 'fits'
    case 'fits-thin':
      return '**fits only while the class provisions thinly**'
    case 'full':
      return `**${capacityWords(neededMib - (capacityMib ?? 0))} too much**`
    case 'not-evaluated':
      return capacityMib === null ? 'not evaluated: no capacity is stated' : `not evaluated: ${countWords(disksWithoutSize, 'disk has an unknown size', 'disks have unknown sizes')}`
  }
}

function overrides({ storageOverrides, plans }: MigrationPlan): string[] {
  if (storageOverrides.length === 0) return []
  const ids = new Set(storageOverrides.map(({ vmId }) => vmId))
  const own = plans.filter(({ vms }) => vms.some(({ vmId }) => ids.has(vmId)))
  const lines = storageOverrides.map(({ name, datastores, refusals }) => `${markdownCode(name)}: ${refusals.length > 0 ? markdownText(refusals.map(({ message }) => message).join(' ')) : datastores.map((mapping) => `${markdownCode(mapping.name)} to ${mapping.destination === null ? '**open**' : markdownCode(mapping.destination.storageClass)}`).join(', ')}`)
  const more = lines.length - NAMED
  return [
    '',
    `### VMs with storage of their own: ${storageOverrides.length}`,
    '',
    'By decision or by their storage policies. MTV maps datastores, and a plan has one storage map: such VMs have plans and maps of their own where their disks go elsewhere than others on the same datastore.',
    '',
    ...lines.slice(0, NAMED).map((line) => `- ${line}`),
    ...(more > 0 ? [`- and ${more} more: see summary.json`] : []),
    ...(own.length === 0 ? [] : ['', 'Their plans:', '', ...own.map(({ name, because }) => `- ${markdownCode(name)}: ${markdownText(because)}`)]),
  ]
}
