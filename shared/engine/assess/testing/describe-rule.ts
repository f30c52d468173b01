import { describe, expect, it } from 'vitest'
import { type Decisions, NO_DECISIONS } from '#shared/domain/decisions/decision.ts'
import { ESTATE_INPUTS, type Estate, type EstateInput, type EstateVm } from '#shared/domain/estate/estate.ts'
import type { Source } from '#shared/domain/estate/source.ts'
import type { Finding } from '#shared/domain/finding.ts'
import type { Target } from '#shared/domain/target/target.ts'
import type { TargetVersions } from '#shared/domain/target/versions.ts'
import { buildMigrationPlan } from '#shared/engine/plan/build-migration-plan.ts'
import { makeTarget } from '#shared/engine/testing/target-fixture.ts'
import { makeEstate, makeSource } from '#shared/engine/testing/estate-fixtures.ts'
import { isAboutPlan, type Rule } from '../rule.ts'
import { runPlanRules, runRules } from '../run-rules.ts'

/** A VM, or a VM with what is around it. */
export type RuleCase = EstateVm | {
  readonly vm: EstateVm
  readonly others?: readonly EstateVm[]
  readonly estate?: Partial<Estate>
  readonly source?: Partial<Source>
  /** Inputs that the inventory lacks; it has all others. */
  readonly without?: readonly EstateInput[]
  /** For a rule about the plan: what it is made for, and by which decisions. */
  readonly target?: Target
  readonly decisions?: Decisions
}

export interface RuleCases {
  readonly clean: Readonly<Record<string, RuleCase>>
  /** With the data of the finding. */
  readonly flagged: Readonly<Record<string, readonly [RuleCase, Finding['data']]>>
  /** Null: whatever the inventory is, it always says what the rule looks at. */
  readonly notEvaluated: Readonly<Record<string, RuleCase>> | null
}

const VERSIONS: TargetVersions = { mtv: '2.12', openshift: '4.22' }

/** Holds a rule to its cases, by way of `runRules`, so that the inputs it needs count too. */
export function describeRule(rule: Rule, { clean, flagged, notEvaluated }: RuleCases): void {
  describe(rule.id, () => {
    it.each(Object.entries(clean))('finds nothing: %s', (_, ruleCase) => {
      expect(assess(rule, ruleCase)).toEqual({ findings: [], notEvaluated: [] })
    })

    it.each(Object.entries(flagged))('finds: %s', (_, [ruleCase, data]) => {
      const result = assess(rule, ruleCase)
      expect(result).toEqual({ findings: [expect.objectContaining({ ruleId: rule.id, data })], notEvaluated: [] })
      const [{ message, remedy } = { message: '', remedy: '' }] = result.findings
      for (const sentence of [message, ...(remedy === null ? [] : [remedy])]) expect(sentence).toMatch(/^\S.*\S\.$/u)
      expect(message).not.toMatch(/null|undefined|NaN/u)
    })

    it.each(Object.entries(notEvaluated ?? {}))('cannot say: %s', (_, ruleCase) => {
      expect(assess(rule, ruleCase)).toEqual({ findings: [], notEvaluated: [{ ruleId: rule.id, because: expect.stringMatching(/^\S.*\S\.$/u) as unknown, vms: 1 }] })
    })

    it('has cases of each kind', () => {
      expect([clean, flagged, notEvaluated ?? { none: null }].map((cases) => Object.keys(cases).length > 0)).toEqual([true, true, true])
    })
  })
}

function assess(rule: Rule, ruleCase: RuleCase): ReturnType<typeof runRules> {
  const { vm, others = [], estate = {}, source = {}, without = [], target = makeTarget(), decisions = NO_DECISIONS } = 'vm' in ruleCase ? ruleCase : { vm: ruleCase }
  const kind = rule.sourceKind === 'any' ? 'vsphere' : rule.sourceKind
  const available = { [vm.sourceId]: ESTATE_INPUTS.filter((input) => !without.includes(input)) }
  const whole = makeEstate({ sources: [makeSource({ id: vm.sourceId, kind, ...source })], vms: [vm, ...others], available, ...estate })
  if (!isAboutPlan(rule)) return runRules(whole, VERSIONS, [rule], new Set([vm.id]))
  const plan = buildMigrationPlan({ estate: whole, target, decisions, concerns: [], notEvaluated: [] })
  return runPlanRules(whole, plan, [rule], new Set([vm.id]))
}
