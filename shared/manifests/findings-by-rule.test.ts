import { expect, it } from 'vitest'
import type { Finding } from '#shared/domain/finding.ts'
import { digestFindings } from './findings-digest.ts'
import { findingsByRule } from './findings-by-rule.ts'

const finding = (ruleId: string, severity: Finding['severity'], message: string, remedy: string | null = null): Finding => ({ ruleId, subject: 'x', severity, message, remedy, data: {} })

it('has one entry for each rule, the gravest first, then those with the most findings', () => {
  expect(
    findingsByRule(digestFindings([
      finding('b', 'warning', 'First of b.', 'Do this.'),
      finding('c', 'information', 'Only c.'),
      finding('a', 'warning', 'Only a.'),
      finding('b', 'warning', 'Second of b.', 'Do this.'),
      finding('z', 'critical', 'Only z.'),
    ])),
  ).toEqual(['critical: `z`, 1 VM: Only z.', 'warning: `b`, 2 VMs: First of b. The like holds for 1 more. Do this.', 'warning: `a`, 1 VM: Only a.', 'information: `c`, 1 VM: Only c.'])
})
