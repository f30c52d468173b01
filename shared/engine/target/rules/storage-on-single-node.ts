import { defineTargetRule } from '../target-rule.ts'

/** Ceph keeps three monitors on three nodes. Source: OpenShift Data Foundation documentation, planning, resource requirements. */
export const storageOnSingleNode = defineTargetRule({
  id: 'storage-on-single-node',
  title: 'Hyperconverged storage has the nodes it needs',
  severity: 'warning',
  check: ({ features, controlPlane }) =>
    features.hyperconvergedStorage && controlPlane === 'single-node'
      ? [{ path: 'features.hyperconvergedStorage', message: 'Storage on the workers keeps its copies and monitors on three nodes; this cluster has a single one.', remedy: 'Choose another control plane, or storage outside the cluster.' }]
      : [],
})
