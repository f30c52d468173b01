import { describe, expect, it } from 'vitest'
import type { EstateCluster } from '#shared/domain/estate/estate.ts'
import type { SchedulingPlan } from '#shared/domain/plan/scheduling.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { makeCluster, SOURCE_ID } from '#shared/engine/testing/estate-fixtures.ts'
import { makeTarget } from '#shared/engine/testing/target-fixture.ts'
import { mapScheduling } from './map-scheduling.ts'

const SOURCES = [{ id: SOURCE_ID, kind: 'vsphere' }, { id: 'engine', kind: 'ovirt' }] as const
const WITH = { features: { ...makeTarget({}).features, descheduler: true } }

/** Clusters with so many VMs each, for a target with a descheduler unless it says otherwise. */
function map(clusters: readonly (readonly [cluster: EstateCluster, vms: number])[], target: Partial<Target> = WITH): SchedulingPlan {
  const vms = clusters.flatMap(([{ sourceId, name }, count]) => Array.from({ length: count }, () => ({ sourceId, clusterName: name })))
  return mapScheduling(SOURCES, clusters.map(([cluster]) => cluster), vms, makeTarget(target))
}

const drs = (name: string, overrides: Partial<EstateCluster> = {}): EstateCluster => makeCluster({ id: name, name, isDrsEnabled: true, drsBehavior: 'fullyAutomated', drsVmotionRate: 3, isDpmEnabled: false, ...overrides })
const ovirt = (name: string, schedulingPolicy: string | null): EstateCluster =>
  ({ ...makeCluster({ id: name, sourceId: 'engine', name }), configuration: { sourceId: 'engine', clusterId: name, schedulingPolicy } }) as EstateCluster // of the configuration only the policy is looked at

describe('what a cluster asks for', () => {
  it.each<[string, EstateCluster, unknown, string[]]>([
    ['threshold 1, rules only', drs('A', { drsVmotionRate: 5 }), { isWanted: false }, ['drs-rules-only']],
    ['threshold 2', drs('A', { drsVmotionRate: 4 }), { isWanted: true, mode: 'Automatic', threshold: 'AsymmetricHigh' }, ['drs-on']],
    ['threshold 3', drs('A'), { isWanted: true, mode: 'Automatic', threshold: 'AsymmetricMedium' }, ['drs-on']],
    ['threshold 4', drs('A', { drsVmotionRate: 2 }), { isWanted: true, mode: 'Automatic', threshold: 'AsymmetricLow' }, ['drs-on']],
    ['threshold 5', drs('A', { drsVmotionRate: 1 }), { isWanted: true, mode: 'Automatic', threshold: 'AsymmetricLow' }, ['drs-on']],
    ['partially automated', drs('A', { drsBehavior: 'partiallyAutomated' }), { isWanted: true, mode: 'Predictive', threshold: 'AsymmetricMedium' }, ['drs-on']],
    ['manual', drs('A', { drsBehavior: 'manual' }), { isWanted: true, mode: 'Predictive', threshold: 'AsymmetricMedium' }, ['drs-on']],
    ['behaviour not stated', drs('A', { drsBehavior: null }), { isWanted: true, mode: 'Predictive', threshold: 'AsymmetricMedium' }, ['drs-on']],
    ['off, whatever behaviour the row bears', drs('A', { isDrsEnabled: false }), { isWanted: false }, ['drs-off']],
    ['not stated', drs('A', { isDrsEnabled: null }), null, ['drs-unknown']],
    ['on without a rate', drs('A', { drsVmotionRate: null }), null, ['drs-rate-unknown']],
    ['with power management', drs('A', { isDpmEnabled: true }), { isWanted: true, mode: 'Automatic', threshold: 'AsymmetricMedium' }, ['drs-on', 'dpm-not-carried']],
    ['oVirt, evenly', ovirt('A', 'evenly_distributed'), { isWanted: true, mode: 'Automatic', threshold: 'AsymmetricMedium' }, ['policy-balances']],
    ['oVirt, saving power', ovirt('A', 'power_saving'), { isWanted: false }, ['policy-saves-power']],
    ['oVirt, none', ovirt('A', 'none'), { isWanted: false }, ['policy-moves-nothing']],
    ['oVirt, a policy of its own', ovirt('A', 'Our Policy'), null, ['policy-own']],
    ['oVirt, not stated', ovirt('A', null), null, ['policy-unknown']],
  ])('%s', (_, cluster, balancing, codes) => {
    const [row] = map([[cluster, 1]]).clusters
    expect(row?.balancing).toEqual(balancing)
    expect(row?.reasons.map(({ code }) => code)).toEqual([...codes, 'failover-unknown'])
  })

  it('says both numbers of a rate that runs against the threshold', () => {
    expect(map([[drs('A', { drsVmotionRate: 1 }), 1]]).clusters[0]?.reasons[0]?.message).toContain('vmotion rate 1, which is migration threshold 5')
  })

  it('is not asked of one without VMs that take part', () => {
    expect(map([[drs('A'), 0]])).toMatchObject({ clusters: [], descheduler: null })
  })
})

describe('the node health check', () => {
  const health = { features: { ...makeTarget({}).features, nodeHealthCheck: true } }
  it.each<[string, boolean | null, Partial<Target>, boolean, string[]]>([
    ['HA is on and the target has one', true, health, true, ['health-check']],
    ['nobody has HA and the target has one', false, health, true, ['health-check']],
    ['HA is on and the target has none', true, {}, false, ['health-check-missing']],
    ['HA is not known and the target has none', null, {}, false, []],
    ['there is a single node', true, { ...health, controlPlane: 'single-node' }, false, ['health-check-single-node']],
  ])('where %s', (_, isHaEnabled, target, isSetUp, codes) => {
    const answer = map([[drs('A', { isHaEnabled, isDrsEnabled: false }), 4]], target).healthCheck
    expect(answer.isSetUp).toBe(isSetUp)
    expect(answer.reasons.map(({ code }) => code)).toEqual(codes)
  })

  it('says how many VMs HA restarts today', () => {
    expect(map([[drs('A', { isHaEnabled: true, isDrsEnabled: false }), 4], [drs('B', { isHaEnabled: false, isDrsEnabled: false }), 2]], health).healthCheck.reasons[0]?.message).toContain('HA restarts 4 of the VMs today (A)')
  })
})

describe('the one descheduler', () => {
  it('is as most of the VMs have it, and names who has it otherwise', () => {
    const { descheduler, reasons } = map([[drs('A', { drsVmotionRate: 1 }), 2], [drs('B'), 3], [drs('C', { isDrsEnabled: false }), 1], [drs('D', { isDrsEnabled: null }), 9]])
    expect(descheduler).toEqual({ mode: 'Automatic', threshold: 'AsymmetricMedium', evictionsTotal: 5, evictionsPerNode: 2 })
    expect(reasons.map(({ code }) => code)).toEqual(['descheduler-chosen', 'descheduler-differs', 'balancing-unknown'])
    expect(reasons[1]?.message).toContain('A, C have')
  })

  it('is the more cautious where as many want either', () => {
    expect(map([[drs('A', { drsVmotionRate: 1 }), 2], [drs('B', { drsBehavior: 'manual' }), 2]]).descheduler).toMatchObject({ mode: 'Predictive' })
    expect(map([[drs('A', { drsVmotionRate: 1 }), 2], [drs('B', { drsVmotionRate: 4 }), 2]]).descheduler).toMatchObject({ threshold: 'AsymmetricHigh' })
  })

  it.each<[string, Partial<Target>, boolean, string[]]>([
    ['the target has none', {}, true, ['descheduler-missing']],
    ['nobody wants one and the target has none', {}, false, []],
    ['nobody wants one', WITH, false, ['nothing-balanced']],
    ['there is one node', { ...WITH, controlPlane: 'single-node' }, true, ['single-node']],
  ])('is not set up where %s', (_, target, isWanted, codes) => {
    const { descheduler, reasons } = map([[drs('A', { isDrsEnabled: isWanted }), 1]], target)
    expect(descheduler).toBeNull()
    expect(reasons.map(({ code }) => code)).toEqual(codes)
  })

  it('evicts as few from a node as the release migrates', () => {
    expect(map([[drs('A'), 1]], { ...WITH, openshift: '4.23' }).descheduler?.evictionsPerNode).toBe(1)
  })
})
