import { describe, expect, it, test } from 'vitest'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import type { OpenshiftVersion } from '#shared/domain/target/versions.ts'
import { bundleReadme } from './bundle-readme.ts'
import { hyperConvergedEmitter } from './emitters/hyper-converged.ts'
import { examplePlan } from './golden/example-plan.ts'

const TOLERATIONS = [{ key: 'portolan.io/node-group-databases', operator: 'Exists', effect: 'NoSchedule' }]

interface Case {
  readonly openshift?: OpenshiftVersion
  readonly isTainted?: boolean
  readonly isBare?: boolean
  readonly nodeSelector?: Readonly<Record<string, string>>
}

function planOf({ openshift = '4.22', isTainted = true, isBare = false, nodeSelector = {} }: Case): MigrationPlan {
  const plan = examplePlan({ openshift, mtv: '2.12' })
  const { target, placement } = plan
  return {
    ...plan,
    hyperConverged: isBare ? null : plan.hyperConverged,
    placement: { ...placement, nodeGroups: placement.nodeGroups.map((group) => ({ ...group, isTainted })) },
    target: { ...target, cluster: { ...target.cluster, virtualization: { ...target.cluster.virtualization, nodeSelector: { ...nodeSelector } }, operators: { ...target.cluster.operators, write: isBare } } },
  }
}

describe('HyperConverged has what runs VMs on the nodes', () => {
  test.each<[string, Case, unknown]>([
    ['tolerate the taints of node groups', {}, { workloads: { nodePlacement: { tolerations: TOLERATIONS } } }],
    ['tolerate them beside a node selector', { nodeSelector: { vms: 'yes' } }, { workloads: { nodePlacement: { nodeSelector: { vms: 'yes' }, tolerations: TOLERATIONS } } }],
    ['tolerate them in v1 as well', { openshift: '4.23' }, { deployment: { nodePlacements: { workload: { tolerations: TOLERATIONS } } } }],
    ['tolerate them where nothing else is set', { isBare: true }, { workloads: { nodePlacement: { tolerations: TOLERATIONS } } }],
    ['tolerate them where nothing else is set in v1', { isBare: true, openshift: '4.23' }, { deployment: { nodePlacements: { workload: { tolerations: TOLERATIONS } } } }],
  ])('%s', (_, plan, spec) => {
    expect(hyperConvergedEmitter.emit(planOf(plan), { isAvailable: () => true })[0]?.object['spec']).toMatchObject(spec as object)
  })

  it('as it is where no node bears a taint', () => {
    const spec = hyperConvergedEmitter.emit(planOf({ isTainted: false }), { isAvailable: () => true })[0]?.object['spec']
    expect(spec).not.toHaveProperty('workloads')
    expect(spec).not.toHaveProperty('deployment')
  })
})

describe('the README', () => {
  it('labels the nodes before the settings that need it', () => {
    const readme = bundleReadme(planOf({ nodeSelector: { 'example.com/vms': 'yes', 'an odd key': '$(rm)' } }), undefined)
    expect(readme).toContain("oc label node <node> example.com/vms=yes 'an odd key=$(rm)'")
    expect(readme.indexOf('oc label node <node> example.com/vms')).toBeLessThan(readme.indexOf('oc apply -f 10-cluster/hyper-converged.yaml'))
  })

  it('patches a HyperConverged that the bundle does not write', () => {
    const plan = planOf({ isBare: true })
    const readme = bundleReadme({ ...plan, target: { ...plan.target, cluster: { ...plan.target.cluster, operators: { ...plan.target.cluster.operators, write: false } } } }, undefined)
    expect(readme).toContain(`--type merge -p '{"spec":{"workloads":{"nodePlacement":{"tolerations":${JSON.stringify(TOLERATIONS)}}}}}'`)
    expect(readme).not.toContain('oc apply -f 10-cluster/hyper-converged.yaml')
  })
})
