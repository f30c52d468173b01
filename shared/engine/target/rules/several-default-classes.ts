import { defineTargetRule } from '../target-rule.ts'

/** A cluster has one default class of each sort. Source: Kubernetes documentation, StorageClasses, default StorageClass. */
export const severalDefaultClasses = defineTargetRule({
  id: 'several-default-classes',
  title: 'No two StorageClasses are the default',
  severity: 'warning',
  check: ({ storageClasses }) =>
    FLAGS.flatMap(({ flag, words }) => {
      const marked = storageClasses.flatMap((entry, index) => (entry[flag] ? [{ name: entry.name, index }] : []))
      const [first, ...others] = marked
      if (first === undefined) return []
      return others.map(({ name, index }) => ({
        path: `storageClasses[${index}].${flag}`,
        message: `${name} is marked as ${words} besides ${first.name}; the plan takes ${first.name}.`,
        remedy: 'Leave the mark on one class.',
      }))
    }),
})

const FLAGS = [
  { flag: 'isDefaultForVirtualization', words: 'the default for virtualization' },
  { flag: 'isDefault', words: "the cluster's default" },
] as const
