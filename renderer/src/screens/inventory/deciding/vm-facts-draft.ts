import type { VmDecision } from '#shared/contract/bulk-decision.ts'
import { type DecidedFactField, factTextSchema } from '#shared/domain/decisions/vm-facts-decision.ts'
import { decidedLabelKeyProblem } from '#shared/domain/decisions/vm-labels-decision.ts'
import { labelValueProblem } from '#shared/domain/label-syntax.ts'

/** What stands in the form of one fact for many VMs. */
export interface VmFactsDraft {
  readonly field: DecidedFactField
  /** `set` to a text, `none` whatever a list says, or `back` to what a list says. */
  readonly how: 'set' | 'none' | 'back'
  readonly text: string
  /** Of an owner, if anybody knows it. */
  readonly mail: string
  readonly reason: string
}

export const EMPTY_FACTS_DRAFT: VmFactsDraft = { field: 'application', how: 'set', text: '', mail: '', reason: '' }

/** What stands in the form of one label for many VMs. */
export interface VmLabelsDraft {
  readonly how: 'set' | 'remove'
  readonly key: string
  readonly value: string
  readonly reason: string
}

export const EMPTY_LABELS_DRAFT: VmLabelsDraft = { how: 'set', key: '', value: '', reason: '' }

/** The decision that a form stands for, null while it is not complete; and what is wrong with its fields, null where nothing is. */
export interface DraftedPatch<Field extends string> {
  readonly decision: VmDecision | null
  readonly problems: Readonly<Record<Field, string | null>>
}

/** An owner goes with a mail or without. */
export function factsOfDraft({ field, how, text, mail, reason }: VmFactsDraft): DraftedPatch<'text' | 'mail'> {
  const why = reason.trim() === '' ? {} : { reason: reason.trim() }
  if (how === 'back') return { decision: { kind: 'vm.facts', value: { set: {}, takeBack: field === 'owner' ? ['owner', 'ownerMail'] : [field] } }, problems: { text: null, mail: null } }
  if (how === 'none') return { decision: { kind: 'vm.facts', value: { set: { [field]: null }, takeBack: field === 'owner' ? ['ownerMail'] : [], ...why } }, problems: { text: null, mail: null } }
  const hasMail = field === 'owner' && mail.trim() !== ''
  const problems = { text: text.trim() === '' ? null : problemOf(text), mail: hasMail ? problemOf(mail) : null }
  if (text.trim() === '' || problems.text !== null || problems.mail !== null) return { decision: null, problems }
  const set = { [field]: text.trim(), ...(hasMail ? { ownerMail: mail.trim() } : {}) }
  return { decision: { kind: 'vm.facts', value: { set, takeBack: field === 'owner' && !hasMail ? ['ownerMail'] : [], ...why } }, problems }
}

function problemOf(text: string): string | null {
  return factTextSchema.safeParse(text).error?.issues.map(({ message }) => message).join(', ') ?? null
}

/** To take a label off, nothing has to be right of its key but that there is one. */
export function labelsOfDraft({ how, key: written, value: text, reason }: VmLabelsDraft): DraftedPatch<'key' | 'value'> {
  const [key, value] = [written.trim(), text.trim()]
  const why = reason.trim() === '' ? {} : { reason: reason.trim() }
  if (how === 'remove') return { decision: key === '' ? null : { kind: 'vm.labels', value: { set: {}, remove: [key], ...why } }, problems: { key: null, value: null } }
  const problems = { key: key === '' ? null : decidedLabelKeyProblem(key), value: labelValueProblem(value) }
  return { decision: key === '' || problems.key !== null || problems.value !== null ? null : { kind: 'vm.labels', value: { set: { [key]: value }, remove: [], ...why } }, problems }
}
