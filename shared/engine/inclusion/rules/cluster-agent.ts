import { defineInclusionRule } from '../inclusion-rule.ts'

/**
 * vSphere Cluster Services agents: vCenter makes and remakes them, named `vCLS-<uuid>` (7.0 U3 and later)
 * or `vCLS (n)` (before).
 */
export const clusterAgent = defineInclusionRule({
  id: 'cluster-agent',
  title: 'vSphere Cluster Services agents (vCLS)',
  canBeOverridden: true,
  excludes: (vm) => (AGENT_NAME.test(vm.name) ? 'It is an agent of vSphere Cluster Services (vCLS), which the target does not need.' : null),
})

const AGENT_NAME = /^vCLS(-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}| \(\d+\)|-\d+)$/i
