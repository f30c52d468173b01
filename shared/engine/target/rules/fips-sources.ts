import { defineTargetRule } from '../target-rule.ts'

/** Source: MTV documentation, prerequisites for migration from VMware, FIPS. */
export const fipsSources = defineTargetRule({
  id: 'fips-sources',
  title: 'What FIPS mode asks of sources',
  severity: 'warning',
  check: ({ features }) =>
    features.fips ? [{ path: 'features.fips', message: 'A cluster in FIPS mode may not be able to migrate from vSphere 6 and 7.', remedy: 'Ask which releases the sources are of, and try one VM of each before planning all.' }] : [],
})
