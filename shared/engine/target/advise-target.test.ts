import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { clusterPolicySchema } from '#shared/domain/target/cluster-policy.ts'
import { nicLayoutSchema } from '#shared/domain/target/nic-layout.ts'
import { disconnectedPolicySchema } from '#shared/domain/target/disconnected-policy.ts'
import { installPolicySchema } from '#shared/domain/target/install-policy.ts'
import { type StorageClass, type Target, targetSchema } from '#shared/domain/target/target.ts'
import { makeTarget } from '#shared/engine/testing/target-fixture.ts'
import { adviseTarget } from './advise-target.ts'
import { TARGET_RULES } from './registry.ts'

const NFS: StorageClass = { name: 'files', provisioner: 'nfs.csi.k8s.io', parameters: {}, isDefaultForVirtualization: true, isDefault: false, capacityTib: 100 }
const RBD: StorageClass = { ...NFS, name: 'blocks', provisioner: 'openshift-storage.rbd.csi.ceph.com', parameters: { mounter: 'rbd', mapOptions: 'krbd:rxbounce' } }
const LOCAL: StorageClass = { ...NFS, name: 'local', provisioner: 'topolvm.io' }
const MODEL: Target['nodeModels'][number] = { name: 'big', sockets: 2, coresPerSocket: 32, threadsPerCore: 2, memoryGib: 1024, nics: [{ name: 'eno1', speedMbps: 25000 }] }
const NETWORK: Target['physicalNetworks'][number] = { name: 'one', bridge: 'br-one', uplinks: ['bond1'] }
const OTHER_NETWORK: Target['physicalNetworks'][number] = { name: 'two', bridge: 'br-two', uplinks: ['bond2'] }
const BASE = makeTarget({ storageClasses: [NFS], nodeModels: [MODEL], physicalNetworks: [NETWORK] })

/** A target that no rule remarks anything about. */
const QUIET: Target = { ...BASE, migration: { ...BASE.migration, vddkImage: 'registry.example.com/vddk:8.0.3' } }
const plain = (storageClass: StorageClass): StorageClass => ({ ...storageClass, isDefaultForVirtualization: false })
const classes = (...storageClasses: StorageClass[]): Partial<Target> => ({ storageClasses })
const networks = (...physicalNetworks: Target['physicalNetworks']): Partial<Target> => ({ physicalNetworks })
const features = (on: Partial<Target['features']>): Partial<Target> => ({ features: { ...QUIET.features, ...on } })
const migration = (changed: Partial<Target['migration']>): Partial<Target> => ({ migration: { ...QUIET.migration, ...changed } })
const withoutVddk = (type: 'cold' | 'warm'): Partial<Target> => {
  const { vddkImage: _, ...others } = QUIET.migration
  return { migration: { ...others, type } }
}

const layout = (nics: string[]): Target['nicLayout'] => nicLayoutSchema.parse({ groups: [{ name: 'workers', nics: nics.map((name) => ({ name })) }] })

/** A cluster with an installation, or a mirror. */
const install = (changed: object, nodes: object = {}): Partial<Target> => ({
  cluster: { ...QUIET.cluster, nodes: { ...QUIET.cluster.nodes, ...nodes }, install: installPolicySchema.parse({ clusterName: 'lisbon', baseDomain: 'example.com', machineNetwork: '192.0.2.0/24', apiVip: '192.0.2.2', ingressVip: '192.0.2.3', gateway: '192.0.2.1', ...changed }) },
})
const IPV6 = { machineNetwork: '2001:db8::/64', apiVip: '2001:db8::2', ingressVip: '2001:db8:0:0:0::3', gateway: undefined, clusterNetwork: 'fd01::/48', serviceNetwork: 'fd02::/112' }
const mirror = (minVersion?: string, maxVersion?: string): Partial<Target> => ({ cluster: { ...QUIET.cluster, disconnected: disconnectedPolicySchema.parse({ registry: 'registry.example.com', minVersion, maxVersion }) } })
const host = (name: string, address: string): object => ({ name, role: 'worker', address })

/** Rule, what is the matter, the target, and the paths of the remarks; none: the rule keeps silent. */
const CASES: [rule: string, what: string, changed: Partial<Target>, paths: string[]][] = [
  ['install-contradicts', 'all in their networks', install({ hosts: [host('a', '192.0.2.10'), host('b', '192.0.2.11')] }), []],
  ['install-contradicts', 'IPv6, with the prefix of its nodes', install(IPV6), []],
  ['install-contradicts', 'addresses outside', install({ apiVip: '198.51.100.2', ingressVip: '192.0.3.3', gateway: '10.0.0.1', hosts: [host('a', '2001:db8::1')] }), ['cluster.install.apiVip', 'cluster.install.ingressVip', 'cluster.install.gateway', 'cluster.install.hosts[0].address']],
  ['install-contradicts', 'addresses twice', install({ ingressVip: '192.0.2.2', hosts: [host('a', '192.0.2.1')] }), ['cluster.install.ingressVip', 'cluster.install.hosts[0].address']],
  ['install-contradicts', 'networks that overlap', install({ clusterNetwork: '192.0.0.0/16', serviceNetwork: '192.0.2.128/25' }), ['cluster.install.clusterNetwork', 'cluster.install.serviceNetwork', 'cluster.install.serviceNetwork']],
  ['install-contradicts', 'a network that OVN-Kubernetes uses', install({ serviceNetwork: '100.64.8.0/22' }), ['cluster.install.serviceNetwork']],
  ['install-contradicts', 'two versions of IP', install({ clusterNetwork: 'fd01::/48' }), ['cluster.install.clusterNetwork', 'cluster.install.serviceNetwork']],
  ['install-contradicts', 'fewer addresses than pods', install({ hostPrefix: 26 }, { maxPods: 500 }), ['cluster.install.hostPrefix']],
  ['install-contradicts', 'as many addresses as pods', install({ hostPrefix: 22 }, { maxPods: 500 }), []],
  ['install-contradicts', 'fewer networks than nodes', install({ clusterNetwork: '10.128.0.0/22', hosts: [host('a', '192.0.2.10'), host('b', '192.0.2.11'), host('c', '192.0.2.12')] }), ['cluster.install.clusterNetwork']],
  ['install-contradicts', 'a node that is larger than the network', install({ clusterNetwork: '10.128.0.0/24' }), ['cluster.install.clusterNetwork']],
  ['install-contradicts', 'a prefix of IPv6 for IPv4', install({ hostPrefix: 64 }), ['cluster.install.hostPrefix']],
  ['install-contradicts', 'a prefix of IPv4 for IPv6', install({ ...IPV6, hostPrefix: 23 }), ['cluster.install.hostPrefix']],
  ['install-contradicts', 'a hosted control plane, whose files nobody writes', { ...install({ apiVip: '198.51.100.2' }), controlPlane: 'hosted' }, []],
  ['mirror-contradicts', 'releases of the target', mirror('4.22.3', '4.22.9'), []],
  ['mirror-contradicts', 'one to update from', mirror('4.21.30', '4.22.9'), []],
  ['mirror-contradicts', 'a range the wrong way round, out of the channel', mirror('4.21.3', '4.19.9'), ['cluster.disconnected.minVersion', 'cluster.disconnected.maxVersion']],
  ['mirror-contradicts', 'a range of the target the wrong way round', mirror('4.22.10', '4.22.9'), ['cluster.disconnected.minVersion']],
  ['mirror-contradicts', 'a newest release of before, and an oldest of later', mirror('4.23.0', undefined), ['cluster.disconnected.minVersion']],
  ['no-default-class', 'one of two', classes(NFS, plain(RBD)), []],
  ['no-default-class', 'the only class', classes(plain(NFS)), []],
  ['no-default-class', 'none of two', classes(plain(NFS), plain(RBD)), ['storageClasses']],
  ['no-default-class', "the cluster's default alone", classes({ ...plain(NFS), isDefault: true }, plain(RBD)), ['storageClasses']],
  ['several-default-classes', 'one of each sort', classes(NFS, { ...plain(RBD), isDefault: true }), []],
  ['several-default-classes', 'two for virtualization', classes(NFS, RBD), ['storageClasses[1].isDefaultForVirtualization']],
  ['several-default-classes', 'three of the cluster', classes({ ...NFS, isDefault: true }, { ...plain(RBD), isDefault: true }, { ...plain(LOCAL), isDefault: true }), ['storageClasses[1].isDefault', 'storageClasses[2].isDefault']],
  ['class-modes-open', 'a known provisioner', classes(NFS), []],
  ['class-modes-open', 'an unknown one', classes({ ...NFS, provisioner: 'csi.example.com' }), ['storageClasses[0].provisioner']],
  ['class-modes-open', 'an unknown one with both modes stated', classes({ ...NFS, provisioner: 'csi.example.com', volumeMode: 'Block', accessMode: 'ReadWriteMany' }), []],
  ['class-modes-open', 'a volume mode that is not offered', classes({ ...NFS, volumeMode: 'Block' }), ['storageClasses[0].volumeMode']],
  ['class-modes-open', 'an access mode that is not offered', classes({ ...NFS, accessMode: 'ReadWriteOnce' }), ['storageClasses[0].accessMode']],
  ['class-without-live-migration', 'shared volumes', classes(RBD), []],
  ['class-without-live-migration', 'volumes of one node', classes(NFS, plain(LOCAL)), ['storageClasses[1].accessMode']],
  ['class-without-live-migration', 'shared volumes claimed for one node', classes({ ...RBD, accessMode: 'ReadWriteOnce' }), ['storageClasses[0].accessMode']],
  ['class-without-live-migration', 'nobody knows', classes({ ...NFS, provisioner: 'csi.example.com' }), []],
  ['windows-on-rbd', 'with rxbounce', classes(RBD), []],
  ['windows-on-rbd', 'without', classes({ ...RBD, parameters: {} }), ['storageClasses[0].parameters']],
  ['windows-on-rbd', 'without, beside the class for VMs', classes(RBD, { ...plain(RBD), name: 'other', parameters: {} }), []],
  ['policy-class-unknown', 'a class of the target', { storage: { growthPercent: 0, policies: [{ policy: 'Gold', storageClass: 'files' }] } }, []],
  ['policy-class-unknown', 'one of two that it does not have', { storage: { growthPercent: 0, policies: [{ policy: 'Gold', storageClass: 'files' }, { policy: 'Silver', storageClass: 'gone' }] } }, ['storage.policies[1].storageClass']],
  ['filesystem-instead-of-block', 'left to the class', classes(RBD), []],
  ['filesystem-instead-of-block', 'chosen on a block array', classes({ ...RBD, volumeMode: 'Filesystem' }), ['storageClasses[0].volumeMode']],
  ['filesystem-instead-of-block', 'chosen on a file server', classes({ ...NFS, volumeMode: 'Filesystem' }), []],
  ['placeholder-parameter', 'filled in', classes({ ...NFS, parameters: { server: 'nfs.example.com' } }), []],
  ['placeholder-parameter', 'left open', classes({ ...NFS, parameters: { share: '<path>', server: '<name>', a: 'b' } }), ['storageClasses[0].parameters.server']],
  ['capacity-unknown', 'stated', classes(NFS), []],
  ['capacity-unknown', 'not stated', classes(NFS, { name: 'x', provisioner: 'nfs.csi.k8s.io', parameters: {}, isDefault: false, isDefaultForVirtualization: false }), ['storageClasses[1].capacityTib']],
  ['shared-bridge', 'a bridge each', networks(NETWORK, OTHER_NETWORK), []],
  ['shared-bridge', 'one bridge', networks(NETWORK, { ...OTHER_NETWORK, bridge: 'br-one' }), ['physicalNetworks[1].bridge']],
  ['shared-bridge', "the cluster's bridge", networks({ ...NETWORK, bridge: 'br-ex', uplinks: [] }, { ...OTHER_NETWORK, bridge: 'br-ex', uplinks: [] }), []],
  ['uplink-twice', 'an uplink each', networks(NETWORK, OTHER_NETWORK), []],
  ['uplink-twice', 'of two bridges', networks(NETWORK, { ...OTHER_NETWORK, uplinks: ['bond2', 'bond1'] }), ['physicalNetworks[1].uplinks[1]']],
  ['uplink-twice', 'of one bridge in two networks', networks(NETWORK, { ...NETWORK, name: 'two' }), []],
  ['uplink-twice', 'in one list', networks({ ...NETWORK, uplinks: ['bond1', 'bond1'] }), ['physicalNetworks[0].uplinks[1]']],
  ['uplinks-without-bond', 'one', networks(NETWORK), []],
  ['uplinks-without-bond', 'two', networks({ ...NETWORK, uplinks: ['eno1', 'eno2'] }), ['physicalNetworks[0].uplinks']],
  ['uplinks-without-bond', 'two over networks on one bridge', networks(NETWORK, { ...OTHER_NETWORK, bridge: 'br-one' }), ['physicalNetworks[1].uplinks']],
  ['uplinks-without-bond', 'one twice', networks({ ...NETWORK, uplinks: ['bond1', 'bond1'] }), []],
  ['cluster-bridge-tagged', 'the machine network is untagged', { ...install({}), ...networks(NETWORK, { ...OTHER_NETWORK, bridge: 'br-ex', uplinks: [] }) }, []],
  ['cluster-bridge-tagged', 'a VLAN, no layout', { ...install({ vlanId: 100 }), ...networks(NETWORK, { ...OTHER_NETWORK, bridge: 'br-ex', uplinks: [] }) }, ['physicalNetworks[1].bridge']],
  ['cluster-bridge-tagged', 'a VLAN, one pair', { ...install({ vlanId: 100 }), nicLayout: layout(['eno1', 'ens1f0']) }, ['physicalNetworks[0].bridge']],
  ['cluster-bridge-tagged', 'a VLAN, two pairs', { ...install({ vlanId: 100 }), nicLayout: layout(['eno1', 'ens1f0', 'eno2', 'ens1f1']) }, []],
  ['cluster-bridge-tagged', 'a VLAN, a hosted control plane', { ...install({ vlanId: 100 }), controlPlane: 'hosted', ...networks(NETWORK, { ...OTHER_NETWORK, bridge: 'br-ex', uplinks: [] }) }, []],
  ['cluster-bridge-with-uplinks', 'none', networks({ ...NETWORK, bridge: 'br-ex', uplinks: [] }), []],
  ['cluster-bridge-with-uplinks', 'some', networks({ ...NETWORK, bridge: 'br-ex' }), ['physicalNetworks[0].uplinks']],
  ['bridge-without-uplink', 'of its own', networks({ ...NETWORK, uplinks: [] }), ['physicalNetworks[0].uplinks']],
  ['bridge-without-uplink', "the cluster's", networks({ ...NETWORK, bridge: 'br-ex', uplinks: [] }), []],
  ['bridge-without-uplink', 'another network on the bridge has one', networks({ ...NETWORK, uplinks: [] }, { ...OTHER_NETWORK, bridge: 'br-one' }), []],
  ['bridge-without-uplink', 'a layout of NICs finds it', { ...networks({ ...NETWORK, uplinks: [] }), nicLayout: layout(['eno1', 'ens1f0', 'eno2', 'ens1f1']) }, []],
  ['nic-layout-broken', 'no layout', {}, []],
  ['nic-layout-broken', 'two pairs', { nicLayout: layout(['eno1', 'ens1f0', 'eno2', 'ens1f1']) }, []],
  ['nic-layout-broken', 'one NIC', { nicLayout: layout(['eno1']) }, ['nicLayout.groups[0]']],
  ['nic-layout-open', 'no layout', {}, []],
  ['nic-layout-open', 'storage without a network', { nicLayout: layout(['eno1', 'ens1f0', 'eno2', 'ens1f1', 'ens2f0', 'ens3f0']) }, ['nicLayout.groups[0]', 'nicLayout.groups[0]', 'nicLayout.groups[0]']],
  ['default-network-implied', 'one network', networks(NETWORK), []],
  ['default-network-implied', 'two', networks(NETWORK, OTHER_NETWORK), ['networks.defaultPhysicalNetwork']],
  ['default-network-implied', 'two, one named', { ...networks(NETWORK, OTHER_NETWORK), networks: { ...BASE.networks, defaultPhysicalNetwork: 'two' } }, []],
  ['warm-without-vddk', 'with an image', migration({ type: 'warm' }), []],
  ['warm-without-vddk', 'without', withoutVddk('warm'), ['migration.vddkImage']],
  ['warm-without-vddk', 'cold', withoutVddk('cold'), []],
  ['no-vddk-image', 'cold with an image', migration({}), []],
  ['no-vddk-image', 'cold without', withoutVddk('cold'), ['migration.vddkImage']],
  ['no-vddk-image', 'warm without, which is warned of', withoutVddk('warm'), []],
  ['descheduler-needs-pressure', 'off', features({}), []],
  ['descheduler-needs-pressure', 'on, with a hosted control plane', { ...features({ descheduler: true }), controlPlane: 'hosted' }, ['features.descheduler']],
  ['descheduler-needs-pressure', 'on', features({ descheduler: true }), ['features.descheduler']],
  ['descheduler-cannot-move', 'several nodes, shared volumes', features({ descheduler: true }), []],
  ['descheduler-cannot-move', 'a single node', { ...features({ descheduler: true }), controlPlane: 'single-node' }, ['features.descheduler']],
  ['descheduler-cannot-move', 'no shared volumes', { ...features({ descheduler: true }), ...classes(LOCAL) }, ['features.descheduler']],
  ['descheduler-cannot-move', 'off', { controlPlane: 'single-node' }, []],
  ['overcommit-needs-swap', 'off', features({}), []],
  ['overcommit-needs-swap', 'on', features({ memoryOvercommit: true }), ['features.memoryOvercommit']],
  ['hugepages-without-cpu-manager', 'both', features({ cpuManager: true, hugepages1Gi: true }), []],
  ['hugepages-without-cpu-manager', 'hugepages of 1 GiB alone', features({ hugepages1Gi: true }), ['features.cpuManager']],
  ['hugepages-without-cpu-manager', 'hugepages of 2 MiB alone', features({ hugepages2Mi: true }), ['features.cpuManager']],
  ['fips-sources', 'off', features({}), []],
  ['fips-sources', 'on', features({ fips: true }), ['features.fips']],
  ['storage-on-single-node', 'three nodes', { ...features({ hyperconvergedStorage: true }), controlPlane: 'compact-3' }, []],
  ['storage-on-single-node', 'one', { ...features({ hyperconvergedStorage: true }), controlPlane: 'single-node' }, ['features.hyperconvergedStorage']],
  ['setting-without-effect', 'what other settings let take effect', { ...features({ hyperConverged: true }), cluster: clusterPolicySchema.parse({ virtualization: { mergesMemory: true } }) }, []],
  ['setting-without-effect', 'what they do not', { cluster: clusterPolicySchema.parse({ virtualization: { mergesMemory: true } }) }, ['cluster.virtualization.mergesMemory']],
  ['setting-without-effect', 'another class for one that is not there', { cluster: clusterPolicySchema.parse({ fleet: { gitops: { repository: 'https://git.example.com/a.git' }, clusters: [{ name: 'faro', takesPlans: true, storageClasses: { files: 'a', gone: 'b' }, attachments: { any: { vlanId: 7 } } }] } }) }, ['cluster.fleet.clusters[0].storageClasses.gone']],
  ['no-node-model', 'one', {}, []],
  ['no-node-model', 'none', { nodeModels: [] }, ['nodeModels']],
  ['node-model-without-nics', 'with NICs', {}, []],
  ['node-model-without-nics', 'without', { nodeModels: [MODEL, { ...MODEL, name: 'bare', nics: [] }] }, ['nodeModels[1].nics']],
]

describe('adviseTarget', () => {
  it('keeps silent where nothing is to be said', () => {
    expect(adviseTarget(QUIET)).toEqual([])
  })

  test.each(CASES)('%s: %s', (rule, _what, changed, paths) => {
    const target = targetSchema.parse({ ...QUIET, ...changed })
    expect(adviseTarget(target).filter(({ ruleId }) => ruleId === rule).map(({ path }) => path)).toEqual(paths)
  })

  it('names the profile of the chosen release', () => {
    const message = (openshift: Target['openshift']): string => adviseTarget({ ...QUIET, ...features({ descheduler: true }), openshift }).find(({ ruleId }) => ruleId === 'descheduler-needs-pressure')?.message ?? ''
    expect(message('4.19')).toContain('DevKubeVirtRelieveAndMigrate')
    expect(message('4.20')).toMatch(/ KubeVirtRelieveAndMigrate/)
  })

  it('gives warnings first', () => {
    const severities = adviseTarget({ ...QUIET, ...withoutVddk('cold'), nodeModels: [], ...features({ fips: true }) }).map(({ severity }) => severity)
    expect(severities).toEqual(['warning', 'information', 'information'])
  })
})

describe('the rules on targets', () => {
  it('are a file each, under its id, and each has a clean and a flagged case', () => {
    const ids = TARGET_RULES.map(({ id }) => id).sort()
    expect(ids).toEqual(readdirSync(join(import.meta.dirname, 'rules')).map((file) => file.replace(/\.ts$/, '')).sort())
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) {
      const cases = CASES.filter(([rule]) => rule === id)
      expect(cases.some(([, , , paths]) => paths.length === 0), `${id} clean`).toBe(true)
      expect(cases.some(([, , , paths]) => paths.length > 0), `${id} flagged`).toBe(true)
    }
  })

  it('are documented, each with its title and severity', () => {
    const text = readFileSync(join(import.meta.dirname, '../../../docs/target-advice.md'), 'utf8')
    expect(text.split('\n').filter((line) => line.startsWith('| `'))).toEqual(TARGET_RULES.map(({ id, title, severity }) => `| \`${id}\` | ${title} | ${severity} |`))
  })
})
