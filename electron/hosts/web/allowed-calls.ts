import type { Api } from '#shared/contract/api.ts'

/** What a page may call: nothing that takes a path of this machine, but for those whose paths the host resolves (prepare-call.ts). */
export const ALLOWED_CALLS: ReadonlySet<string> = new Set([
  'project.open',
  'project.create',
  'project.info',
  'project.close',
  'project.recent',
  'project.forget',
  'inventory.import',
  'inventory.report',
  'inventory.rejected',
  'inventory.list',
  'inventory.query',
  'inventory.scopes',
  'inventory.decide',
  'inventory.vm',
  'target.presets',
  'target.get',
  'target.set',
  'target.validate',
  'target.format',
  'target.parse',
  'decisions.apply',
  'decisions.undo',
  'decisions.redo',
  'decisions.list',
  'decisions.state',
  'mapping.storage',
  'mapping.networks',
  'mapping.compute',
  'mapping.preview',
  'plan.compute',
  'bundle.preview',
  'bundle.file',
  'bundle.export',
])

/** The rest of the contract, named so that a new call is put on one list or the other. */
export const REFUSED_CALLS: ReadonlySet<string> = new Set([
  'target.use',
  'decisions.import',
  'bundle.check',
  'inventory.import-engine',
] satisfies (keyof Api)[])
