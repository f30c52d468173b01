import { z } from 'zod'
import { dnsLabelSchema } from '../target/target.ts'

/** A job template of an Ansible Automation Platform. Its token is never stated: a Secret is filled in by hand. */
export const jobTemplateSchema = z.strictObject({
  id: z.number().int().positive(),
  /** What people call it; MTV goes by the id. */
  name: z.string().trim().min(1).optional(),
  /** Where the platform is, without a user or a query. */
  url: z.string().regex(/^https:\/\/[^/\s?#@]+(\/[^\s?#@]*)?$/, 'must be an address such as https://aap.example.com, without a user'),
  /** How long MTV waits for a job once it was launched. */
  timeoutSeconds: z.number().int().positive().optional(),
})

/**
 * Something that MTV runs before or after it migrates a VM: an image on the target's cluster, most often with an Ansible playbook, or, from
 * MTV 2.12 on, a job template of an Ansible Automation Platform.
 */
export const waveHookSchema = z.strictObject({
  name: dnsLabelSchema,
  step: z.enum(['PreHook', 'PostHook']),
  image: z.string().trim().min(1).optional(),
  /** As plain YAML; the manifest has it in base64. */
  playbook: z.string().min(1).optional(),
  /** Of MTV's namespace. */
  serviceAccount: z.string().trim().min(1).optional(),
  jobTemplate: jobTemplateSchema.optional(),
  deadlineSeconds: z.number().int().positive().optional(),
  /** Of an application list. With `vms` empty as well: for every VM. */
  applications: z.array(z.string().min(1)).default([]),
  /** By id. */
  vms: z.array(z.string().min(1)).default([]),
}).superRefine(({ image, jobTemplate, playbook, serviceAccount }, context) => {
  if ((image === undefined) === (jobTemplate === undefined)) context.addIssue({ code: 'custom', path: ['image'], message: 'a hook runs either an image or a job template' })
  if (jobTemplate !== undefined && (playbook !== undefined || serviceAccount !== undefined)) context.addIssue({ code: 'custom', path: ['jobTemplate'], message: 'a job template takes no playbook and no service account: both are those of an image' })
})

export type WaveHook = z.infer<typeof waveHookSchema>
