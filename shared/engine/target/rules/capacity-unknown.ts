import { defineTargetRule } from '../target-rule.ts'

/** Unknown is not endless: without a stated capacity nothing tells when a class is full. */
export const capacityUnknown = defineTargetRule({
  id: 'capacity-unknown',
  title: 'The capacity of each StorageClass is stated',
  severity: 'information',
  check: ({ storageClasses }) => {
    const unknown = storageClasses.flatMap((entry, index) => (entry.capacityTib === undefined ? [{ name: entry.name, index }] : []))
    const [first] = unknown
    if (first === undefined) return []
    return [
      {
        path: `storageClasses[${first.index}].capacityTib`,
        message: `The usable capacity of ${unknown.map(({ name }) => name).join(', ')} is not stated, so nothing tells whether the disks fit.`,
        remedy: 'State the usable capacity of the classes that VM disks go to.',
      },
    ]
  },
})
