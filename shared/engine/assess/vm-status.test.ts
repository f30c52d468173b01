import { expect, it } from 'vitest'
import type { FindingSeverity } from '#shared/domain/finding.ts'
import { statusOf } from './vm-status.ts'

const finding = (severity: FindingSeverity, ruleId = `rule.${severity}`) => ({ ruleId, subject: 'vm', severity, message: `${severity}.`, remedy: null, data: {} })
const gap = (severity: FindingSeverity, ruleId = `gap.${severity}`) => ({ ruleId, severity, because: 'Not said.' })
const UNPLACED = [{ code: 'storage-not-mapped', message: 'No class.' }]

it.each([
  ['ready', {}, []],
  ['ready', { findings: [finding('information')], gaps: [gap('information')] }, []],
  ['not-evaluated', { findings: [finding('information')], gaps: [gap('warning'), gap('information')] }, ['gap.warning']],
  ['not-evaluated', { gaps: [gap('critical'), gap('warning', 'portolan.x')] }, ['gap.critical', 'portolan.x']],
  ['ready', { gaps: [gap('warning', 'portolan.x'), gap('information', 'portolan.y')] }, ['portolan.x']],
  ['attention', { findings: [finding('warning')], gaps: [gap('critical')] }, ['rule.warning']],
  ['blocked', { findings: [finding('critical'), finding('warning')] }, ['rule.critical']],
  ['blocked', { unplaced: UNPLACED, gaps: [gap('warning')] }, ['storage-not-mapped']],
  ['blocked', { findings: [finding('critical', 'storage-not-mapped')], unplaced: UNPLACED }, ['storage-not-mapped']],
] as const)('%s', (status, input, because) => {
  const answer = statusOf({ findings: [], gaps: [], unplaced: [], ...input })
  expect([answer.status, answer.because.map(({ code }) => code)]).toEqual([status, because])
})
