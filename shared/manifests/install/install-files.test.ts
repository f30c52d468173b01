import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import type { InstallSizing } from '#shared/domain/plan/install-sizing.ts'
import { clusterPolicySchema } from '#shared/domain/target/cluster-policy.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { installSizingFindings } from '#shared/engine/target/install-sizing.ts'
import { makeTarget } from '#shared/engine/testing/target-fixture.ts'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import { parse } from 'yaml'
import { installFiles } from './install-files.ts'

const SIZING: InstallSizing = { scenario: 'three years', otherScenarios: 0, isPartial: false, clusters: 1, topology: 'dedicated-3', maxPods: 250, newWorkers: 6, reusedHosts: 0, infraNodes: 0 }
const host = (name: string, role: 'master' | 'worker') => ({ name, role })

function targetOf(install: object = {}, nodes: object = {}, rest: Partial<Target> = {}): Target {
  return makeTarget({ ...rest, cluster: clusterPolicySchema.parse({ nodes, install: { clusterName: 'lisbon', baseDomain: 'example.com', machineNetwork: '192.0.2.0/24', apiVip: '192.0.2.2', ingressVip: '192.0.2.3', ...install } }) })
}
function textsOf(target: Target, sizing: InstallSizing | null): { readonly agent: string; readonly installer: string } {
  // Files for the installer look at no more of a plan.
  const [agent, installer] = installFiles({ target, nodeNetworks: null } as unknown as MigrationPlan, sizing)
  return { agent: agent?.text ?? '', installer: installer?.text ?? '' }
}
interface Agent { readonly hosts: readonly { readonly hostname: string; readonly role: string }[] }
interface Installer { readonly controlPlane: { readonly replicas: unknown }; readonly compute: readonly { readonly replicas: unknown }[]; readonly networking: { readonly clusterNetwork: readonly { readonly hostPrefix: number }[] } }

describe('files for the installer', () => {
  test.each<[string, Target, InstallSizing | null, { replicas: unknown; hostPrefix: number; hosts: string[] }, string[]]>([
    ['without a sizing', targetOf(), null, { replicas: '<number of workers: see the sizing>', hostPrefix: 23, hosts: [] }, []],
    ['without a sizing, with hosts', targetOf({ hosts: [host('w-1', 'worker')] }), null, { replicas: 1, hostPrefix: 23, hosts: ['w-1'] }, []],
    ['a sizing, and nobody named', targetOf(), { ...SIZING, newWorkers: 1 }, { replicas: 1, hostPrefix: 23, hosts: ['<host name of control-plane node 1 of 3>', '<host name of control-plane node 2 of 3>', '<host name of control-plane node 3 of 3>', '<host name of worker 1 of 1>'] }, []],
    ['a sizing, and some named', targetOf({ hosts: [host('w-1', 'worker'), host('m-1', 'master'), host('m-2', 'master'), host('m-3', 'master')] }), { ...SIZING, newWorkers: 2 }, { replicas: 2, hostPrefix: 23, hosts: ['m-1', 'm-2', 'm-3', 'w-1', '<host name of worker 1 of 1>'] }, ['cluster.install.hosts']],
    ['more named than the sizing asks for', targetOf({ hosts: [host('m-1', 'master'), host('m-2', 'master'), host('m-3', 'master'), host('w-1', 'worker'), host('w-2', 'worker')] }), { ...SIZING, newWorkers: 1 }, { replicas: 2, hostPrefix: 23, hosts: ['m-1', 'm-2', 'm-3', 'w-1', 'w-2'] }, []],
    ['nodes for the platform', targetOf({ hosts: [host('m-1', 'master'), host('m-2', 'master'), host('m-3', 'master')] }), { ...SIZING, newWorkers: 1, infraNodes: 1 }, { replicas: 2, hostPrefix: 23, hosts: ['m-1', 'm-2', 'm-3', '<host name of worker 1 of 2>', '<host name of worker 2 of 2>'] }, ['cluster.install.hosts']],
    ['more pods in the sizing', targetOf(), { ...SIZING, newWorkers: 0, maxPods: 500 }, { replicas: '<number of workers: see the sizing>', hostPrefix: 23, hosts: expect.any(Array) as string[] }, ['cluster.nodes.maxPods']],
    ['pods that take a larger network', targetOf({}, { maxPods: 1000 }), { ...SIZING, newWorkers: 0, maxPods: 1000 }, { replicas: expect.anything(), hostPrefix: 22, hosts: expect.any(Array) as string[] }, []],
    ['pods of a group of nodes', targetOf({}, { pools: [{ group: 'dense', maxPods: 1000 }] }), { ...SIZING, newWorkers: 0, maxPods: 1000 }, { replicas: expect.anything(), hostPrefix: 22, hosts: expect.any(Array) as string[] }, []],
    ['a host prefix that is stated', targetOf({ hostPrefix: 24 }), { ...SIZING, newWorkers: 0, maxPods: 250 }, { replicas: expect.anything(), hostPrefix: 24, hosts: expect.any(Array) as string[] }, []],
    ['a host prefix that is too long', targetOf({ hostPrefix: 25 }), { ...SIZING, newWorkers: 0 }, { replicas: expect.anything(), hostPrefix: 25, hosts: expect.any(Array) as string[] }, ['cluster.install.hostPrefix']],
    ['a cluster network with room for too few', targetOf({ clusterNetwork: '10.128.0.0/21' }), { ...SIZING, newWorkers: 2 }, { replicas: 2, hostPrefix: 23, hosts: expect.any(Array) as string[] }, ['cluster.install.clusterNetwork']],
    ['hosts of the sources that join later', targetOf({ clusterNetwork: '10.128.0.0/21' }), { ...SIZING, newWorkers: 1, reusedHosts: 4 }, { replicas: 1, hostPrefix: 23, hosts: expect.any(Array) as string[] }, ['cluster.install.clusterNetwork']],
    ['another topology', targetOf({}, {}, { controlPlane: 'compact-3' }), SIZING, { replicas: 0, hostPrefix: 23, hosts: [] }, ['controlPlane']],
    ['several clusters', targetOf({ hosts: [host('w-1', 'worker')] }), { ...SIZING, clusters: 2 }, { replicas: 1, hostPrefix: 23, hosts: ['w-1'] }, ['cluster.install.hosts']],
  ])('follow it: %s', (_, target, sizing, { replicas, hostPrefix, hosts }, paths) => {
    const { agent, installer } = textsOf(target, sizing)
    const { compute, networking } = parse(installer) as Installer
    expect({ replicas: compute[0]?.replicas, hostPrefix: networking.clusterNetwork[0]?.hostPrefix, hosts: (parse(agent) as Agent).hosts.map(({ hostname }) => hostname) }).toEqual({ replicas, hostPrefix, hosts })
    expect(sizing === null ? [] : installSizingFindings(target, sizing).map(({ data }) => data.path)).toEqual(paths)
  })

  it('say nothing of a hosted control plane', () => {
    const target = targetOf({}, {}, { controlPlane: 'hosted' })
    expect(installFiles({ target, nodeNetworks: null } as unknown as MigrationPlan, SIZING)).toEqual([])
    expect(installSizingFindings(target, SIZING)).toEqual([])
  })

  it.each([['agent-config', 0], ['install-config', 1]] as const)('are as the golden file of %s says, with what the sizing leaves open', async (name, index) => {
    const target = targetOf({ gateway: '192.0.2.1', hosts: [{ ...host('master-0', 'master'), address: '192.0.2.10', rootDevice: '/dev/sda', macAddresses: { eno1: 'AA:BB:CC:00:00:01' } }] }, { maxPods: 250 })
    const sizing = { ...SIZING, newWorkers: 2, reusedHosts: 3, infraNodes: 3, otherScenarios: 1, isPartial: true, maxPods: 1000 }
    await expect(installFiles({ target, nodeNetworks: null } as unknown as MigrationPlan, sizing)[index]?.text).toMatchFileSnapshot(join('..', 'golden', 'install-from-sizing', `${name}.yaml`))
  })
})
