import { installContradictions } from '../install-contradictions.ts'
import { defineTargetRule } from '../target-rule.ts'

/** The installer refuses addresses outside of their network and networks that overlap, and a host prefix stays for the life of the cluster. */
export const installContradicts = defineTargetRule({
  id: 'install-contradicts',
  title: 'Addresses, networks and host prefix of the installation go together',
  severity: 'warning',
  check: installContradictions,
})
