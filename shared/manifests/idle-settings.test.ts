import { describe, expect, it, test } from 'vitest'
import { clusterPolicySchema } from '#shared/domain/target/cluster-policy.ts'
import { settingsWithoutEffect } from '#shared/domain/target/settings-without-effect.ts'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import { type Target, targetSchema } from '#shared/domain/target/target.ts'
import { targetFindings } from '#shared/engine/target/target-findings.ts'
import { emitObjects } from './bundle-layout.ts'
import { bundleReadme } from './bundle-readme.ts'
import { WHOLE_CLUSTER } from './golden/example-cluster.ts'
import { examplePlan } from './golden/example-plan.ts'

interface Case {
  readonly cluster: object
  readonly features?: Partial<Target['features']>
  readonly controlPlane?: Target['controlPlane']
  readonly nodeModels?: readonly object[]
}

const MODEL = { name: 'big', sockets: 2, coresPerSocket: 32, memoryGib: 512 }

function planOf({ cluster, features = {}, controlPlane = 'dedicated-3', nodeModels = [] }: Case): MigrationPlan {
  const plan = examplePlan()
  const target = targetSchema.parse({ ...plan.target, controlPlane, nodeModels, features: { ...plan.target.features, hyperConverged: false, nodeHealthCheck: false, ...features }, cluster })
  return { ...plan, target, hyperConverged: target.features.hyperConverged ? plan.hyperConverged : null }
}

const OVERCOMMITTED = { memoryOvercommitPercent: 150 }
const FENCED = { by: 'fence-agents', nodes: [{ name: 'a', address: '192.0.2.1' }] }
const oneCluster = (cluster: object, rest: object = {}): object => ({ fleet: { clusters: [{ name: 'faro', ...cluster }], ...rest } })
const GITOPS = { gitops: { repository: 'https://git.example.com/a.git' } }
const AT = 'cluster.fleet.clusters[0]'

/** What is the matter, the target, and the settings without effect; none: all that it states has one. */
const CASES: readonly [what: string, target: Case, paths: readonly string[]][] = [
  ['nothing is stated', { cluster: {} }, []],
  ['fields of a HyperConverged that is not written', { cluster: { virtualization: { ...OVERCOMMITTED, mergesMemory: true, bootImages: false, cpuAllocationRatio: 8, nodeSelector: { a: 'b' } } }, nodeModels: [MODEL] }, ['memoryOvercommitPercent', 'mergesMemory', 'bootImages', 'cpuAllocationRatio', 'nodeSelector'].map((field) => `cluster.virtualization.${field}`)],
  ['fields of one that is', { cluster: { virtualization: { ...OVERCOMMITTED, mergesMemory: true, bootImages: false, cpuAllocationRatio: 8, nodeSelector: { a: 'b' } } }, features: { hyperConverged: true }, nodeModels: [MODEL] }, []],
  ['overcommitment whose swap nobody can size', { cluster: { virtualization: OVERCOMMITTED }, features: { hyperConverged: true } }, ['cluster.virtualization.memoryOvercommitPercent']],
  ['overcommitment with swap', { cluster: { virtualization: OVERCOMMITTED, nodes: { swapGib: 64 } }, features: { hyperConverged: true } }, []],
  ['swap without overcommitment', { cluster: { virtualization: { memoryOvercommitPercent: 100 }, nodes: { swapGib: 64 } }, features: { hyperConverged: true } }, ['cluster.nodes.swapGib']],
  ['swap without a HyperConverged', { cluster: { virtualization: OVERCOMMITTED, nodes: { swapGib: 64 } } }, ['cluster.virtualization.memoryOvercommitPercent', 'cluster.nodes.swapGib']],
  ['nodes of a hosted control plane', { cluster: { ...WHOLE_CLUSTER, fleet: undefined, nodes: { ...WHOLE_CLUSTER.nodes, topologyPolicy: 'restricted', hugepages: { size: '2Mi', count: 1 }, pools: [] } }, controlPlane: 'hosted', features: { hyperConverged: true, nodeHealthCheck: true } }, ['cluster.virtualization.memoryOvercommitPercent', ...['swapGib', 'autoSizingReserved', 'softEvictionPercent', 'maxPods', 'topologyPolicy', 'hugepages', 'ntpServers', 'disruptionPolicies'].map((field) => `cluster.nodes.${field}`), 'cluster.install', 'cluster.storageModes']],
  ['fencing without a health check', { cluster: { remediation: FENCED } }, ['cluster.remediation']],
  ['fencing of a single node', { cluster: { remediation: FENCED }, controlPlane: 'single-node', features: { nodeHealthCheck: true } }, ['cluster.remediation']],
  ['fencing with a health check', { cluster: { remediation: FENCED }, features: { nodeHealthCheck: true } }, []],
  ['operators that are not installed', { cluster: { operators: { approval: 'Automatic', catalog: 'own', also: ['metallb'] } } }, ['cluster.operators.approval', 'cluster.operators.catalog', 'cluster.operators.also']],
  ['operators that are mirrored alone', { cluster: { operators: { catalog: 'own', also: ['metallb'] }, disconnected: { registry: 'registry.example.com' } } }, []],
  ['operators that are installed', { cluster: { operators: { write: true, approval: 'Automatic', catalog: 'own', also: ['metallb'] } } }, []],
  ['a port that nobody asks', { cluster: { monitoring: { guestExporterPort: 9100 } } }, ['cluster.monitoring.guestExporterPort']],
  ['differences of clusters without overlays', { cluster: oneCluster({ storageClasses: { a: 'b' }, attachments: { c: { vlanId: 1 } }, nodeSelector: { d: 'e' } }) }, ['storageClasses', 'attachments', 'nodeSelector'].map((field) => `${AT}.${field}`)],
  ['differences of clusters with overlays', { cluster: oneCluster({ storageClasses: { a: 'b' }, attachments: { c: { vlanId: 1 } }, nodeSelector: { d: 'e' } }, GITOPS) }, []],
  ['fencing and backups of a cluster, of which the target has none', { cluster: oneCluster({ fencedNodes: FENCED.nodes, backup: {} }), features: { nodeHealthCheck: true } }, [`${AT}.fencedNodes`, `${AT}.backup`]],
  ['fencing and backups of a cluster', { cluster: { ...oneCluster({ fencedNodes: FENCED.nodes, backup: {} }), remediation: FENCED, backup: { bucket: 'own' } }, features: { nodeHealthCheck: true } }, []],
]

describe('settings without effect', () => {
  test.each(CASES)('%s', (_, target, paths) => {
    const idle = settingsWithoutEffect(planOf(target).target)
    expect(idle.map(({ path }) => path)).toEqual(paths)
    for (const { path, message, remedy } of idle) {
      expect(message.startsWith(`${path} `)).toBe(true)
      expect(remedy).toMatch(/^[A-Z].*\.$/)
    }
  })

  it('are findings and a section of the README, with those of a fleet that nothing follows', () => {
    const plan = planOf({ cluster: { nodes: { swapGib: 64 }, fleet: { ...GITOPS, clusters: [{ name: 'faro', takesPlans: true, storageClasses: { typo: 'x' } }] } } })
    expect(targetFindings(plan).map(({ ruleId, severity, data }) => [ruleId, severity, data['path']])).toEqual([
      ['setting-without-effect', 'warning', 'cluster.nodes.swapGib'],
      ['fleet-difference-idle', 'warning', 'cluster.fleet.clusters[0].storageClasses.typo'],
    ])
    const readme = bundleReadme(plan, undefined)
    expect(readme).toContain('## Settings of the target without effect')
    expect(readme).toContain('| cluster.nodes.swapGib is swap for VMs whose memory is overcommitted, and none is: no swap is made. |')
    expect(readme).toContain('| faro has another StorageClass for typo, which is none of this target. |')
    expect(bundleReadme(planOf({ cluster: {} }), undefined)).not.toContain('without effect')
  })
})

describe('swap and overcommitment are written together or not at all', () => {
  test.each<[string, Case, boolean]>([
    ['both stated', { cluster: { virtualization: OVERCOMMITTED, nodes: { swapGib: 64 } }, features: { hyperConverged: true } }, true],
    ['sized by the node model', { cluster: { virtualization: OVERCOMMITTED }, features: { hyperConverged: true }, nodeModels: [MODEL] }, true],
    ['no size', { cluster: { virtualization: OVERCOMMITTED }, features: { hyperConverged: true } }, false],
    ['no HyperConverged', { cluster: { virtualization: OVERCOMMITTED, nodes: { swapGib: 64 } } }, false],
    ['hosted', { cluster: { virtualization: OVERCOMMITTED, nodes: { swapGib: 64 } }, features: { hyperConverged: true }, controlPlane: 'hosted' }, false],
    ['no overcommitment', { cluster: { nodes: { swapGib: 64 } }, features: { hyperConverged: true } }, false],
  ])('%s', (_, target, isWritten) => {
    const objects = emitObjects(planOf(target), { isAvailable: () => true }).map(({ object }) => object)
    const text = JSON.stringify(objects)
    expect(text.includes('memoryOvercommitPercentage')).toBe(isWritten)
    expect(objects.some(({ kind, metadata }) => kind === 'MachineConfig' && metadata?.name.endsWith('-swap'))).toBe(isWritten)
    expect(text.includes('failSwapOn')).toBe(isWritten)
  })
})

it('the example states nothing without effect', () => {
  expect(settingsWithoutEffect({ ...examplePlan().target, features: { ...examplePlan().target.features, hyperConverged: true, nodeHealthCheck: true }, storageClasses: [{ name: 'a', provisioner: 'b', parameters: {}, isDefault: true, isDefaultForVirtualization: true, volumeMode: 'Block', accessMode: 'ReadWriteMany' }], cluster: clusterPolicySchema.parse(WHOLE_CLUSTER) })).toEqual([])
})
