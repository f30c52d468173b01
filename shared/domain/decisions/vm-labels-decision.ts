import { z } from 'zod'
import { compareText } from '../compare.ts'
import { labelKeyProblem, labelValueProblem } from '../label-syntax.ts'

/** Labels by which MTV finds what it makes of a plan and its VMs (kubev2v/forklift, pkg/controller/plan/kubevirt.go). */
const MTV_LABELS: ReadonlySet<string> = new Set(['migration', 'plan', 'plan-name', 'plan-namespace', 'vmID', 'vmUUID', 'forklift.app'])
/** Under it stand the labels of rules about where VMs run: one more or less would put a VM into a rule or take it out. */
const RULE_LABEL_PREFIX = 'portolan.io'
const PLATFORM_PREFIX = 'kubevirt.io'

/** Who sets labels of this key, so that nobody may decide them; null: nobody. */
function keeperOf(key: string): string | null {
  const prefix = key.includes('/') ? key.slice(0, key.indexOf('/')) : null
  if (prefix === RULE_LABEL_PREFIX) return 'the plan, for rules about where VMs run'
  if (prefix === PLATFORM_PREFIX || prefix?.endsWith(`.${PLATFORM_PREFIX}`) === true) return 'OpenShift Virtualization'
  return MTV_LABELS.has(key) ? 'MTV, to find what it migrates' : null
}

/** What is wrong with the key of a label that somebody wants a VM to bear, as the rest of a sentence that names it; null where nothing is. */
export function decidedLabelKeyProblem(key: string): string | null {
  const keeper = keeperOf(key)
  return labelKeyProblem(key) ?? (keeper === null ? null : `is set by ${keeper}: take another key`)
}

const decidedLabelValueSchema = z.string().superRefine((value, context) => {
  const problem = labelValueProblem(value)
  if (problem !== null) context.addIssue({ code: 'custom', message: `the value ${JSON.stringify(value)} ${problem}` })
})

/** Labels by their keys, in the order of the keys. */
export const decidedLabelsSchema = z
  .record(z.string(), decidedLabelValueSchema)
  .superRefine((labels, context) => {
    // By hand, since a record says of a key that is refused no more than that it is.
    for (const key of Object.keys(labels)) {
      const problem = decidedLabelKeyProblem(key)
      if (problem !== null) context.addIssue({ code: 'custom', path: [key], message: `the key ${JSON.stringify(key)} ${problem}` })
    }
  })
  .transform((labels) => Object.fromEntries(Object.entries(labels).sort(([left], [right]) => compareText(left, right))))

/** Subject: VM id. Labels that the VM bears on the target besides those of its attributes. */
export const vmLabelsDecisionSchema = z.strictObject({ values: decidedLabelsSchema.refine((labels) => Object.keys(labels).length > 0, 'names no label'), reason: z.string().optional() })
