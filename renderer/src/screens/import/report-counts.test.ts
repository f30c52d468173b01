import { expect, it } from 'vitest'
import type { Source } from '#shared/domain/estate/source.ts'
import type { ImportIssue } from '#shared/domain/estate/import-report.ts'
import { reportCounts } from './report-counts.ts'

const COUNTS = { vms: 3, templates: 0, hosts: 0, clusters: 0, datastores: 2, networks: 0, disks: 0, nics: 0, partitions: 0, snapshots: 0, images: 0 }
const missing = (sheet: string): ImportIssue => ({ code: 'MISSING_SHEET', severity: 'warning', sheet, row: null, column: null, value: null, assumed: null, message: 'm' })
const valueOf = (key: string, issues: ImportIssue[]): number | null | undefined => reportCounts({ counts: COUNTS, issues, sources: [] }, 0).find((count) => count.key === key)?.value

it('takes none of a kind for unknown where no sheet tells of it', () => {
  expect(valueOf('hosts', [missing('vHost')])).toBeNull()
  expect(valueOf('hosts', [missing('vCluster')])).toBe(0)
  expect(valueOf('networks', [missing('vPort')])).toBe(0)
  expect(valueOf('networks', [missing('vPort'), missing('dvPort')])).toBeNull()
})

it('believes a count even where its sheet is missing', () => {
  expect(valueOf('datastores', [missing('vDatastore')])).toBe(2)
})

it('lists every kind once', () => {
  const keys = reportCounts({ counts: COUNTS, issues: [], sources: [] }, 0).map(({ key }) => key)
  expect(keys.toSorted()).toEqual(Object.keys(COUNTS).toSorted())
})

it('leads to exactly what it counts: no templates among VMs, nothing of other sources', () => {
  const source: Source = { id: 'vc "1"', kind: 'vsphere', name: 'vc1', instanceUuid: null, version: null, apiVersion: null, fullName: null, exportedAt: null }
  const whereOf = (key: string, inProject: number): string | undefined => reportCounts({ counts: COUNTS, issues: [], sources: [source] }, inProject).find((count) => count.key === key)?.where
  expect(['vms', 'templates', 'hosts'].map((key) => whereOf(key, 1))).toEqual(['not isTemplate', 'isTemplate', ''])
  expect(['vms', 'hosts'].map((key) => whereOf(key, 2))).toEqual([String.raw`not isTemplate and source in ("vc \"1\"")`, String.raw`source in ("vc \"1\"")`])
})
