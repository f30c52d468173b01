import { defineTargetRule } from '../target-rule.ts'

/** The layout of networks on a node begins with its NICs. */
export const nodeModelWithoutNics = defineTargetRule({
  id: 'node-model-without-nics',
  title: 'The NICs of each node model are known',
  severity: 'information',
  check: ({ nodeModels }) =>
    nodeModels.flatMap(({ name, nics }, index) =>
      nics.length === 0 ? [{ path: `nodeModels[${index}].nics`, message: `${name} has no NICs, so no layout of its networks can be told.`, remedy: 'List its NICs with their speed.' }] : [],
    ),
})
