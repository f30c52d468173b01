import type { PortGroupMapping, Reason } from '#shared/domain/plan/migration-plan.ts'
import type { AttachmentLayer2 } from './attachment.ts'

/** Where one port group goes, and why. */
export interface DestinationChoice {
  readonly kind: 'localnet' | 'trunk' | 'bridge' | 'sriov' | 'pod' | 'ignored' | 'open'
  /** Set for what is a network of its own. */
  readonly layer2: AttachmentLayer2 | null
  readonly confidence: PortGroupMapping['confidence']
  readonly reasons: readonly Reason[]
}

/** A question that only people can answer. */
export function openChoice(code: string, message: string): DestinationChoice {
  return { kind: 'open', layer2: null, confidence: 'low', reasons: [{ code, message }] }
}
