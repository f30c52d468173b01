import type { Api } from '#shared/contract/api.ts'

/** The calls whose end would be lost work. What only computes what a page shows is none. */
export const WORK_CALLS = ['inventory.import', 'inventory.import-engine', 'bundle.export', 'report.export', 'waves.plan'] as const satisfies readonly (keyof Api)[]
