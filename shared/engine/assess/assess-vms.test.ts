import { describe, expect, it } from 'vitest'
import { NO_DECISIONS } from '#shared/domain/decisions/decision.ts'
import type { EstateVm } from '#shared/domain/estate/estate.ts'
import { buildMigrationPlan } from '#shared/engine/plan/build-migration-plan.ts'
import { makeDisk, makeEstate, makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { makeTarget } from '#shared/engine/testing/target-fixture.ts'
import { addUpEstate, assessEstate, assessVms, judgeByPlan } from './assess-vms.ts'
import { countLinks } from './application-links.ts'

function assess(vms: readonly EstateVm[], decisions = NO_DECISIONS, links: ReadonlyMap<string, number> | null = null) {
  const estate = makeEstate({ vms })
  const target = makeTarget()
  const base = assessEstate(estate, target)
  const { findings, notEvaluated } = addUpEstate(base)
  const plan = buildMigrationPlan({ estate, target, decisions, concerns: findings, notEvaluated })
  return assessVms(base, plan, judgeByPlan(base, plan), links)
}

describe('assessVms', () => {
  const fine = makeVm({ dnsName: 'a.example.com' })
  const broken = makeVm({ moref: 'vm-2', disks: [makeDisk({ datastoreId: null, datastoreName: 'gone', path: '[gone] x.vmdk' })] })
  const [first, second] = assess([fine, broken, makeVm({ moref: 'vm-3', isTemplate: true })])

  it('never takes what could not be evaluated for a pass', () => {
    expect(first?.gaps.some(({ severity }) => severity === 'warning')).toBe(true)
    expect(first?.status).not.toBe('ready')
  })

  it('calls blocked what no plan takes, with the reasons, and leaves templates out', () => {
    expect(second).toMatchObject({ status: 'blocked', cold: { isPossible: false } })
    expect(second?.because.map(({ code }) => code)).toContain('datastore-unknown')
    expect(assess([fine, broken, makeVm({ moref: 'vm-3', isTemplate: true })])).toHaveLength(2)
  })

  it('gives a VM that takes no part no status, and asks nothing about its plan', () => {
    const [left] = assess([fine], { ...NO_DECISIONS, 'vm.inclusion': { [fine.id]: { isIncluded: false, reason: 'retired' } } })
    expect(left).toMatchObject({ status: null, because: [], cold: null, warm: null })
    expect(left?.gaps.some(({ ruleId }) => ruleId === 'portolan.size.exceeds_node')).toBe(false)
    expect(first?.gaps.some(({ ruleId }) => ruleId === 'portolan.size.exceeds_node')).toBe(true)
  })

  it('says why a VM cannot move warm', () => {
    expect(first?.warm).toEqual({ isPossible: false, reasons: [{ code: 'warm-without-vddk', message: 'The target names no VDDK image.' }] })
    expect(first?.cold).toEqual({ isPossible: true, reasons: [] })
  })

  it('counts who belongs together, whatever the case, and says where no list does', () => {
    const facts = (application: string | null, moveGroup: string | null) => ({ application, moveGroup })
    const links = countLinks([{ vmId: 'a', facts: facts('ERP', 'g1') }, { vmId: 'b', facts: facts('erp', null) }, { vmId: 'c', facts: facts(null, 'G1') }, { vmId: 'd', facts: facts('CRM', null) }])
    expect([...links]).toEqual([['a', 2], ['b', 1], ['c', 1], ['d', 0]])
    expect(first?.complexity.isComplete).toBe(false)
    const [linked] = assess([fine], NO_DECISIONS, new Map([[fine.id, 3]]))
    expect(linked?.complexity.terms.find(({ term }) => term === 'links')).toEqual({ term: 'links', amount: 3, points: 3 })
  })
})
