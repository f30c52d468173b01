import { describe, expect, it } from 'vitest'
import type { ImportIssue } from '#shared/domain/estate/import-report.ts'
import { countBySeverity, groupIssues } from './issue-groups.ts'

const issue = (code: string, severity: ImportIssue['severity'], row = 2): ImportIssue => ({ code, severity, sheet: 'vInfo', row, column: null, value: null, assumed: null, message: 'm' })

describe('issues by code', () => {
  it('come worst first, then most frequent, then by code', () => {
    const issues = [issue('B_NOTE', 'info'), issue('D_WARN', 'warning'), issue('C_WARN', 'warning'), issue('A_WARN', 'warning'), issue('Z_ERROR', 'error')]
    const issueCounts = { B_NOTE: 900, D_WARN: 7, C_WARN: 1, A_WARN: 1, Z_ERROR: 1 }
    expect(groupIssues({ issues, issueCounts }).map(({ code }) => code)).toEqual(['Z_ERROR', 'D_WARN', 'A_WARN', 'C_WARN', 'B_NOTE'])
  })

  it('take the worst severity and count those beyond what is kept', () => {
    const groups = groupIssues({ issues: [issue('X', 'info'), issue('X', 'error', 3), issue('X', 'warning', 4)], issueCounts: { X: 4_000 } })
    expect(groups).toMatchObject([{ code: 'X', severity: 'error', count: 4_000 }])
    expect(groups[0]?.issues.map(({ row }) => row)).toEqual([2, 3, 4])
    expect(countBySeverity(groups)).toEqual({ error: 4_000, warning: 0, info: 0 })
  })

  it('are none where there are none', () => {
    expect(groupIssues({ issues: [], issueCounts: {} })).toEqual([])
  })
})
