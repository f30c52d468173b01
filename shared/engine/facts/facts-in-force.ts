import type { DecisionValue, Decisions } from '#shared/domain/decisions/decision.ts'
import { DECIDED_FACT_FIELDS } from '#shared/domain/decisions/vm-facts-decision.ts'
import type { ApplicationFacts } from '#shared/domain/side/application.ts'
import { NOTHING_KEPT, type PartMemo } from '#shared/engine/kept/part-memo.ts'

const NOTHING_LISTED: ApplicationFacts = { application: null, owner: null, ownerMail: null, environment: null, criticality: null, moveGroup: null, wave: null, changeWindow: null, approval: null }

/**
 * What holds of a VM: field by field what is decided, else what an application list says. The list's mail is its owner's, so it
 * goes where another owner is decided and no mail with it.
 */
export function factsInForce(decided: DecisionValue<'vm.facts'> | undefined, listed: ApplicationFacts | null): ApplicationFacts {
  const base = listed ?? NOTHING_LISTED
  if (decided === undefined) return base
  const stated = DECIDED_FACT_FIELDS.flatMap((field) => (decided[field] === undefined ? [] : [[field, decided[field]] as const]))
  const isOtherOwner = decided.owner !== undefined && decided.owner !== base.owner
  return { ...pickFacts(base), ...(isOtherOwner ? { ownerMail: null } : {}), ...Object.fromEntries(stated) }
}

/** The same of all VMs, by id: those of which neither a list nor a decision says anything are not among them. Without a decision the very map of the lists. */
export function factsOfVms(listed: ReadonlyMap<string, ApplicationFacts>, decided: Decisions['vm.facts'], memo: PartMemo = NOTHING_KEPT): ReadonlyMap<string, ApplicationFacts> {
  const decisions = Object.entries(decided)
  if (decisions.length === 0) return listed
  const facts = new Map(listed)
  for (const [id, value] of decisions) facts.set(id, memo.each(factsInForce, value, listed.get(id) ?? null))
  return facts
}

/** Without what else a row of a list holds, such as the place where it was read. */
function pickFacts({ application, owner, ownerMail, environment, criticality, moveGroup, wave, changeWindow, approval }: ApplicationFacts): ApplicationFacts {
  return { application, owner, ownerMail, environment, criticality, moveGroup, wave, changeWindow, approval }
}
