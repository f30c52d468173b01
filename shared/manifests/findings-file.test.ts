import { expect, it } from 'vitest'
import type { Finding } from '#shared/domain/finding.ts'
import { digestFindings } from './findings-digest.ts'
import { findingsFile } from './findings-file.ts'

const FINDING: Finding = { ruleId: 'a.rule', subject: 's/vm-1', severity: 'warning', message: 'One "quoted"\nline.', remedy: 'Do it.', data: { count: 1 } }

it('has every finding once, with its rule, in the order in which they came', () => {
  const findings: Finding[] = [
    FINDING,
    { ...FINDING, ruleId: 'b.rule', remedy: null },
    { ...FINDING, subject: 's/vm-2' },
    { ...FINDING, subject: 's/vm-3', remedy: 'Do that.' },
    { ...FINDING, subject: 's/vm-4', severity: 'critical' },
    { ...FINDING, ruleId: 'b.rule', subject: 's/vm-5', remedy: '' },
    { ...FINDING, subject: '},{"subject":', message: '"},{"subject":"x', data: { subject: '},{', list: ['},{"subject":', '}', '{'] } },
  ]
  const { path, text } = findingsFile(digestFindings(findings))
  expect(path).toBe('findings.json')
  const { rules } = JSON.parse(text) as { rules: (Pick<Finding, 'ruleId' | 'severity' | 'remedy'> & { findings: Pick<Finding, 'subject' | 'message' | 'data'>[] })[] } // the shape under test
  const read = rules.flatMap(({ findings: own, ...rule }) => own.map((finding) => ({ ...rule, ...finding })))
  expect(read.map(({ subject }) => subject)).toEqual(['s/vm-1', 's/vm-2', '},{"subject":', 's/vm-1', 's/vm-3', 's/vm-4', 's/vm-5'])
  expect(read).toEqual(expect.arrayContaining(findings))
  expect(text.split('\n').filter((line) => line.startsWith('  {'))).toHaveLength(findings.length)
})

it('is JSON where nothing was found', () => {
  expect(JSON.parse(findingsFile(digestFindings([])).text)).toEqual({ rules: [] })
})
