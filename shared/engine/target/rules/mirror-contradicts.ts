import { mirrorContradictions } from '../mirror-contradictions.ts'
import { defineTargetRule } from '../target-rule.ts'

/** What is mirrored has to hold the release that is to be installed. */
export const mirrorContradicts = defineTargetRule({
  id: 'mirror-contradicts',
  title: 'Releases to mirror are those of the target’s channel',
  severity: 'warning',
  check: mirrorContradictions,
})
