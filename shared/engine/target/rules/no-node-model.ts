import { defineTargetRule } from '../target-rule.ts'

/** Sizing packs VMs into node models; without one there is nothing to pack into. */
export const noNodeModel = defineTargetRule({
  id: 'no-node-model',
  title: 'A node model is described',
  severity: 'information',
  check: ({ nodeModels }) => (nodeModels.length === 0 ? [{ path: 'nodeModels', message: 'No node model is described, so no number of nodes can be told.', remedy: 'Describe the servers that the cluster is to have.' }] : []),
})
