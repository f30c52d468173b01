import { installContradictions } from '#shared/engine/target/install-contradictions.ts'
import { mirrorContradictions } from '#shared/engine/target/mirror-contradictions.ts'
import { defineCheck } from '../check.ts'

/** What the target says of installation and mirror goes into files that no API server judges: the installer and oc-mirror refuse them on the day. */
export const targetContradiction = defineCheck({
  id: 'target-contradiction',
  title: 'What the target says of installation and mirror goes together',
  severity: 'critical',
  needs: ['target'],
  check: ({ target }) => (target === null || target === undefined ? [] : [...installContradictions(target), ...mirrorContradictions(target)].map(({ path, message, remedy }) => ({ subject: `Target ${path}`, message, remedy: remedy ?? 'Correct it in the target.' }))),
})
