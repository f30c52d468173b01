import { namesAssessment } from '#backend/assess/assessment-columns.ts'
import { API, type Api, type InventoryKind } from '#shared/contract/api.ts'

/** Calls that read, and work out a plan, an assessment or something of that size to answer. What an export or a change of waves keeps in the project is written by the host's thread. */
const READING_CALLS: ReadonlySet<string> = new Set([
  'assess.summary',
  'assess.vms',
  'assess.vm',
  'inventory.raw-rows',
  'decisions.export',
  'imports.diff',
  'imports.diff-vms',
  'imports.vm',
  'mapping.storage',
  'mapping.networks',
  'mapping.compute',
  'mapping.compute-ids',
  'mapping.scheduling',
  'mapping.namespaces',
  'mapping.placement',
  'mapping.placement-vms',
  'mapping.placement-ids',
  'mapping.preview',
  'mapping.summary',
  'networks.analyse',
  'networks.host',
  'networks.hosts',
  'networks.concepts',
  'networks.security',
  'nics.layOut',
  'plan.compute',
  'plan.progress',
  'plan.list',
  'sizing.compute',
  'sizing.sensitivity',
  'sizing.freed',
  'waves.plan',
  'waves.try',
  'waves.show',
  'waves.summary',
  'waves.members',
  'waves.vm',
  'waves.ties',
  'waves.move',
  'waves.edit',
  'waves.place',
  'waves.record',
  'waves.calibrate',
  'waves.capacity',
  'waves.run-book',
  'waves.export',
  'waves.preview-groups',
  'cutover.sheet',
  'bundle.preview',
  'bundle.verdict',
  'bundle.list',
  'bundle.tree',
  'bundle.vm',
  'bundle.vm-preview',
  'bundle.file',
  'bundle.diff',
  'bundle.export',
  'bundle.check',
  'report.export',
  'report.show',
] satisfies (keyof Api)[])

/**
 * Whether a call is answered by the thread that reads. Lists are where they name something of the assessment, which only that
 * thread keeps. What such a call decides is handed to the connection that writes (decide-on-state.ts).
 */
export function isReadingCall(name: string, input: unknown): boolean {
  return READING_CALLS.has(name) || wantsAssessment(name, input)
}

/** An input that its contract forbids is refused by whoever gets it. */
function wantsAssessment(name: string, input: unknown): boolean {
  switch (name) {
    case 'inventory.query':
    case 'inventory.list':
    case 'inventory.complete': {
      const { success, data } = API[name].input.safeParse(input)
      return success && isOfNow(data) && namesAssessment(data)
    }
    case 'inventory.group': {
      const { success, data } = API[name].input.safeParse(input)
      return success && isOfNow(data) && namesAssessment({ where: data.where, scope: data.scope, filters: data.filters, columns: [data.by, ...data.sums] })
    }
    default:
      return false
  }
}

function isOfNow({ kind, snapshot }: { readonly kind: InventoryKind; readonly snapshot?: number | undefined }): boolean {
  return kind === 'vms' && snapshot === undefined
}
