import { z } from 'zod'
import { dnsLabelSchema } from '../target/target.ts'

/** Something that MTV runs on the target's cluster before or after it migrates a VM: an image, most often with an Ansible playbook. */
export const waveHookSchema = z.strictObject({
  name: dnsLabelSchema,
  step: z.enum(['PreHook', 'PostHook']),
  image: z.string().trim().min(1),
  /** As plain YAML; the manifest has it in base64. */
  playbook: z.string().min(1).optional(),
  /** Of MTV's namespace. */
  serviceAccount: z.string().trim().min(1).optional(),
  deadlineSeconds: z.number().int().positive().optional(),
  /** Of an application list. With `vms` empty as well: for every VM. */
  applications: z.array(z.string().min(1)).default([]),
  /** By id. */
  vms: z.array(z.string().min(1)).default([]),
})

export type WaveHook = z.infer<typeof waveHookSchema>
