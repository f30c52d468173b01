import type { Api } from '#shared/contract/api.ts'

/** The calls whose end would be lost work, as a person knows them. What only computes what a page shows is none. */
const WORK: Readonly<Record<string, string>> = {
  'inventory.import': 'an import',
  'inventory.import-engine': 'the read of an engine',
  'bundle.export': 'the export of a bundle',
  'report.export': 'the export of workbook and report',
  'waves.plan': 'the planning of waves',
} satisfies Partial<Record<keyof Api, string>>

/** What is under way, for people; empty where nothing is that would be missed. */
export function describeWork(calls: readonly string[]): readonly string[] {
  return [...new Set(calls.flatMap((name) => (Object.hasOwn(WORK, name) ? [WORK[name] ?? name] : [])))]
}
