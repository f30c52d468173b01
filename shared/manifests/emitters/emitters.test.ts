import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import type { PhysicalNetwork, Target } from '#shared/domain/target/target.ts'
import { parse } from 'yaml'
import { schedulingSection } from '../bundle-readme-scheduling.ts'
import type { EmitContext } from '../emitter.ts'
import { withWholeCluster } from '../golden/example-cluster.ts'
import { withNetworksByChoice } from '../golden/example-networks.ts'
import { examplePlan } from '../golden/example-plan.ts'
import { EMITTERS } from '../registry.ts'
import { serialiseYaml } from '../serialise-yaml.ts'

const WAVE = { number: 3, windowId: 'saturday-night/2026-03-07', date: '2026-03-07', timeZone: 'Europe/Lisbon', start: '2026-03-07T22:00:00.000Z', end: '2026-03-08T06:00:00.000Z' }
const EVERYTHING: EmitContext = { isAvailable: () => true }

/** "NetworkMap" as files are named: network-map. */
function kebab(kind: string): string {
  return kind.replace(/(?<=[a-z])[A-Z]/g, '-$&').toLowerCase()
}

function objectsOf(kind: string, plan: MigrationPlan, context: EmitContext = EVERYTHING): readonly Record<string, unknown>[] {
  return EMITTERS.filter((emitter) => emitter.kind === kind).flatMap((emitter) => emitter.emit(plan, context)).map(({ object }) => object)
}

/** Kinds of which a plan has none unless somebody chose them. */
const NETWORKS_BY_CHOICE: ReadonlySet<string> = new Set(['ClusterUserDefinedNetwork', 'SriovNetworkNodePolicy', 'MultiNetworkPolicy', 'NetworkPolicy'])

/** Kinds that a target asks for beside the plan. */
const CLUSTER_BY_CHOICE: ReadonlySet<string> = new Set(['OperatorGroup', 'Subscription', 'NMState', 'SriovOperatorConfig', 'NodeFeatureDiscovery', 'MetalLB', 'ForkliftController', 'KubeletConfig', 'MachineConfigPool', 'MachineConfiguration', 'ClusterRole', 'ClusterRoleBinding', 'ClusterResourceOverride', 'StorageProfile', 'DataProtectionApplication', 'ScanSettingBinding', 'SecondaryScheduler', 'NodeFeatureRule', 'Service', 'ServiceMonitor', 'FenceAgentsRemediationTemplate'])

describe('the registry', () => {
  it('has one emitter for each file in the folder', () => {
    const files = readdirSync(import.meta.dirname).filter((name) => !name.endsWith('.test.ts')).map((name) => name.replace(/\.ts$/, ''))
    expect(EMITTERS.map((emitter) => (emitter.kind === 'Secret' ? 'secret-template' : kebab(emitter.kind))).sort()).toEqual(files.sort())
  })

  test.each(EMITTERS.map((emitter) => [emitter.kind, emitter] as const))('%s is as the golden file says', async (kind, emitter) => {
    const plan = examplePlan()
    const limited = { groups: [], policies: [], liveMigration: null, transfer: null, bandwidthMbpsPerMigration: 4000, problems: [], bandwidth: [] }
    const emitted = emitter.emit(kind === 'MigrationPolicy' ? { ...plan, nodeNetworks: limited } : kind === 'Migration' ? { ...plan, plans: plan.plans.map((planned) => ({ ...planned, wave: WAVE })) } : NETWORKS_BY_CHOICE.has(kind) ? withNetworksByChoice(plan) : CLUSTER_BY_CHOICE.has(kind) ? withWholeCluster(kind === 'SriovOperatorConfig' ? withNetworksByChoice(plan) : plan) : plan, EVERYTHING)
    for (const { object } of emitted) expect(object.kind).toBe(kind)
    const text = serialiseYaml(emitted.map(({ object, comment }) => ({ value: object, comment })))
    await expect(text).toMatchFileSnapshot(join('..', 'golden', `${kebab(kind)}.yaml`))
  })
})

describe('what a target asks for beside the plan', () => {
  it.each(['MachineConfig', 'HyperConverged', 'ConfigMap', 'RoleBinding', 'Namespace', 'NodeHealthCheck'])('makes more of %s', async (kind) => {
    const emitted = EMITTERS.filter((emitter) => emitter.kind === kind).flatMap((emitter) => emitter.emit(withWholeCluster(examplePlan()), EVERYTHING))
    await expect(serialiseYaml(emitted.map(({ object, comment }) => ({ value: object, comment })))).toMatchFileSnapshot(join('..', 'golden', 'whole-cluster', `${kebab(kind)}.yaml`))
  })

  it('says in the README how node pools of a hosted control plane get what the descheduler needs', () => {
    const plan = withWholeCluster(examplePlan())
    const sectionOf = (controlPlane: Target['controlPlane']): string => schedulingSection({ ...plan, target: { ...plan.target, controlPlane } }).join('\n')
    const [, snippet = ''] = /```yaml\n([^`]*)```/.exec(sectionOf('hosted')) ?? []
    const { kind, data } = parse(snippet) as { kind: string; data: { config: string } } // a ConfigMap
    expect([kind, parse(data.config)]).toEqual(['ConfigMap', objectsOf('MachineConfig', plan).find((object) => JSON.stringify(object).includes('psi=1'))])
    expect(sectionOf('dedicated-3')).not.toContain('NodePool')
  })

  it('makes nothing of what a hosted cluster takes from elsewhere', () => {
    const plan = withWholeCluster(examplePlan())
    const hosted = { ...plan, target: { ...plan.target, controlPlane: 'hosted' as const } }
    expect(['MachineConfig', 'KubeletConfig', 'MachineConfigPool', 'MachineConfiguration'].flatMap((kind) => objectsOf(kind, hosted))).toEqual([])
  })
})

describe('what a release does not know is not written', () => {
  const without = (...paths: string[]): EmitContext => ({ isAvailable: (kind, path) => kind !== 'Plan' || !paths.includes(path) })

  it('says warm where there is no type', () => {
    const [warm, cold] = objectsOf('Plan', examplePlan(), without('spec.type'))
    expect(warm?.['spec']).toMatchObject({ warm: true })
    expect(warm?.['spec']).not.toHaveProperty('type')
    expect(cold?.['spec']).toMatchObject({ warm: false })
  })

  it('leaves migrateSharedDisks out', () => {
    for (const object of objectsOf('Plan', examplePlan(), without('spec.migrateSharedDisks'))) expect(object['spec']).not.toHaveProperty('migrateSharedDisks')
  })

  it('asks about the value, too', () => {
    const asked: (string | undefined)[] = []
    objectsOf('Plan', examplePlan(), { isAvailable: (_kind, path, value) => { if (path === 'spec.type') asked.push(value); return true } })
    expect(asked).toEqual(['warm', 'cold', 'cold', 'cold'])
  })
})

describe('the node network', () => {
  const emit = (physicalNetworks: PhysicalNetwork[], used = physicalNetworks.map((network) => network.name)): unknown => {
    const plan = examplePlan()
    const attachments = used.map((physicalNetworkName) => ({ name: `on-${physicalNetworkName}`, namespace: 'default', physicalNetworkName, vlanId: 7, mtu: null, portGroupNames: [] }))
    return objectsOf('NodeNetworkConfigurationPolicy', { ...plan, attachments, target: { ...plan.target, physicalNetworks } })[0]?.['spec']
  }

  it('is left as it is where no VM network is on it', () => {
    const networks = [{ name: 'a', bridge: 'br-a', uplinks: ['bond1'] }, { name: 'b', bridge: 'br-b', uplinks: ['bond2'] }]
    expect(emit(networks, [])).toBeUndefined()
    expect(emit(networks, ['b'])).toMatchObject({ desiredState: { interfaces: [{ name: 'br-b' }], ovn: { 'bridge-mappings': [{ localnet: 'b' }] } } })
  })

  it('never touches br-ex', () => {
    expect(emit([{ name: 'physnet1', bridge: 'br-ex', uplinks: ['bond0'] }])).toEqual({
      nodeSelector: { 'node-role.kubernetes.io/worker': '' },
      desiredState: { ovn: { 'bridge-mappings': [{ localnet: 'physnet1', bridge: 'br-ex', state: 'present' }] } },
    })
  })

  it('writes a bridge once, with all its ports, when two networks share it', () => {
    expect(emit([{ name: 'a', bridge: 'br-vm', uplinks: ['bond1', 'bond2'] }, { name: 'b', bridge: 'br-vm', uplinks: ['bond1'] }])).toMatchObject({
      desiredState: {
        interfaces: [{ name: 'br-vm', bridge: { port: [{ name: 'bond1' }, { name: 'bond2' }] } }],
        ovn: { 'bridge-mappings': [{ localnet: 'a' }, { localnet: 'b' }] },
      },
    })
  })
})

describe('a provider', () => {
  it('has no VDDK image where none is stated, and says so', () => {
    const plan = examplePlan()
    const { vddkImage: _left, ...migration } = plan.target.migration
    const [emitted] = EMITTERS.filter((emitter) => emitter.kind === 'Provider').flatMap((emitter) => emitter.emit({ ...plan, target: { ...plan.target, migration } }, EVERYTHING))
    expect(emitted?.object['spec']).toMatchObject({ settings: { sdkEndpoint: 'vcenter' } })
    expect(JSON.stringify(emitted?.object)).not.toContain('vddk')
    expect(emitted?.comment.join(' ')).toContain('VDDK')
  })
})
