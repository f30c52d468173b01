import type { Api } from '#shared/contract/api.ts'

/** What a page may call: nothing that takes a path of this machine, but for imports, whose paths the host resolves. */
export const ALLOWED_CALLS: ReadonlySet<string> = new Set([
  'project.info',
  'inventory.import',
  'inventory.report',
  'inventory.rejected',
  'inventory.list',
  'inventory.query',
  'inventory.vm',
  'target.presets',
  'target.get',
  'decisions.apply',
  'decisions.undo',
  'decisions.redo',
  'decisions.list',
  'decisions.state',
  'plan.compute',
])

/** The rest of the contract, named so that a new call is put on one list or the other. */
export const REFUSED_CALLS: ReadonlySet<string> = new Set([
  'project.open',
  'project.close',
  'target.use',
  'decisions.import',
  'bundle.export',
  'bundle.check',
  'inventory.import-engine',
] satisfies (keyof Api)[])
