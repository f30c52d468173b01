import { z } from 'zod'
import { CONSENTS } from '#shared/domain/waves/wave-records.ts'

/** What the owner of some of a wave's VMs says to it. */
export const waveConsentRowSchema = z.object({
  wave: z.number().int(),
  window: z.string(),
  /** Null: no application list names an owner of these VMs. */
  owner: z.string().nullable(),
  mails: z.array(z.string()),
  applications: z.array(z.string()),
  /** What the application list says under Approval: a fact, not a decision. */
  approvals: z.array(z.string()),
  vms: z.array(z.string()),
  state: z.enum(['not-asked', ...CONSENTS]),
  at: z.string().nullable(),
  by: z.string().nullable(),
  note: z.string().nullable(),
})

/** `refused` closes the window to the owner's VMs from the next planning on; null takes it back. */
export const waveConsentInputSchema = z.strictObject({ window: z.string().min(1), owner: z.string().min(1), state: z.enum(CONSENTS).nullable(), by: z.string().optional(), note: z.string().optional() })

export type WaveConsentRow = z.infer<typeof waveConsentRowSchema>
