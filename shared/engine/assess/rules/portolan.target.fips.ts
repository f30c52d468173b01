import { defineRule } from '../rule.ts'

/** vSphere before 8: its TLS and signatures are not all among those that a cluster in FIPS mode accepts. */
const FIRST_FIT_MAJOR = 8

/** A vCenter of vSphere 6 or 7 and a target in FIPS mode: MTV cannot read from it. */
export const targetFips = defineRule({
  id: 'portolan.target.fips',
  title: 'An old vSphere and a target in FIPS mode',
  sourceKind: 'vsphere',
  severity: 'warning',
  needs: [],
  checkPlanned: (vm, outcome, facts) => {
    if (!outcome.target.features.fips) return null
    const version = facts.sourceOf(vm)?.version ?? null
    const major = /^\d+/.exec(version ?? '')?.[0]
    if (version === null || major === undefined) return { notEvaluated: 'The inventory does not say which version the vCenter is.' }
    return Number(major) >= FIRST_FIT_MAJOR ? null : { message: `${vm.name} is on vSphere ${version}, from which MTV on a cluster in FIPS mode cannot migrate.`, remedy: 'Update the vCenter to 8 first, or run MTV on a cluster that is not in FIPS mode.', data: { version } }
  },
})
