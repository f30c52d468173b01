import * as fc from 'fast-check'
import { type Target, targetSchema } from '#shared/domain/target/target.ts'
import { MTV_VERSIONS, OPENSHIFT_VERSIONS } from '#shared/domain/target/versions.ts'

const label = fc.stringMatching(/^[a-z0-9]([-a-z0-9]{0,20}[a-z0-9])?$/)
const interfaceName = fc.stringMatching(/^[A-Za-z0-9_.-]{1,15}$/)
/** Anything a person may write, and what a YAML parser likes to read as something else. */
const text = fc.oneof(fc.string({ minLength: 1, unit: 'grapheme' }), fc.constantFrom('yes', '4.20', '# no remark', 'a: b', 'two\nlines\n', '\n# top', '---', 'null', '0x10', ' '))
const size = fc.integer({ min: 1, max: 1_000_000 })
const optional = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> => fc.option(value, { nil: undefined })

const storageClass = fc.record({
  name: label,
  provisioner: text,
  parameters: fc.dictionary(fc.oneof(label, fc.constantFrom('csi.storage.k8s.io/fstype', '10')), text, { maxKeys: 3, noNullPrototype: true }),
  isDefaultForVirtualization: fc.boolean(),
  isDefault: fc.boolean(),
  capacityTib: optional(fc.double({ min: 0.001, max: 100_000, noNaN: true })),
  volumeMode: optional(fc.constantFrom('Block', 'Filesystem')),
  accessMode: optional(fc.constantFrom('ReadWriteMany', 'ReadWriteOnce')),
})

const nodeModel = fc.record({
  name: text,
  sockets: size,
  coresPerSocket: size,
  threadsPerCore: fc.constantFrom(1, 2),
  memoryGib: size,
  nics: fc.array(fc.record({ name: interfaceName, speedMbps: size }), { maxLength: 2 }),
})

const physicalNetwork = fc.record({ name: label, bridge: interfaceName, uplinks: fc.array(interfaceName, { maxLength: 2 }), mtu: optional(fc.integer({ min: 576, max: 65_536 })) })

const nodeGroup = fc.record({
  name: label,
  nodeSelector: fc.dictionary(text, text, { maxKeys: 2, noNullPrototype: true }),
  nics: fc.array(fc.record({ name: interfaceName, speedMbps: size, card: optional(text), switch: optional(text) }, { requiredKeys: ['name'] }), { minLength: 1, maxLength: 3 }),
  identifyBy: fc.constantFrom('name', 'mac'),
  nodes: fc.array(fc.record({ name: label, macAddresses: fc.dictionary(interfaceName, fc.constant('00:11:22:33:44:5e'), { maxKeys: 2, noNullPrototype: true }) }), { maxLength: 2 }),
  bondMode: fc.constantFrom('lacp', 'active-backup', 'balance-slb'),
  bonds: fc.array(fc.record({ name: interfaceName, nics: fc.array(interfaceName, { minLength: 1, maxLength: 2 }), mode: optional(fc.constant('lacp')), mtu: optional(fc.constant(9000)), traffic: fc.constantFrom(['cluster'], ['vms', 'trunks']) }), { maxLength: 2 }),
  trunkNics: fc.array(interfaceName, { maxLength: 2 }),
  accepts: fc.constantFrom([], ['single-interface']),
})

const nicLayout = fc.record({
  groups: fc.uniqueArray(nodeGroup, { maxLength: 2, selector: ({ name }) => name }),
  without: fc.constantFrom([], ['storage', 'backup']),
  networks: fc.record({
    storage: fc.record({ vlanId: fc.option(fc.integer({ min: 1, max: 4094 })), mtu: optional(fc.constant(9000)), addressing: fc.constantFrom({ by: 'dhcp' }, { by: 'static', first: '10.0.0.5', prefixLength: 24 }) }),
    liveMigration: fc.record({ vlanId: fc.constant(5), range: optional(fc.constant('10.0.5.0/24')) }),
    import: fc.record({ route: fc.constantFrom('none', '10.0.6.1') }),
  }, { requiredKeys: [] }),
  evacuationMinutes: optional(size),
  bandwidthMbpsPerMigration: optional(size),
})

const cluster = fc.record({
  operators: fc.record({ write: fc.boolean(), approval: fc.constantFrom('Automatic', 'Manual'), also: fc.subarray(['oadp', 'metallb']) }),
  virtualization: fc.record({ memoryOvercommitPercent: optional(fc.integer({ min: 100, max: 400 })), mergesMemory: fc.boolean(), bootImages: fc.boolean(), nodeSelector: fc.dictionary(text, text, { maxKeys: 2, noNullPrototype: true }) }),
  nodes: fc.record({ autoSizingReserved: fc.boolean(), maxPods: optional(fc.constant(500)), ntpServers: fc.constantFrom([], ['ntp.example.com', 'fe80::1']) }),
  remediation: fc.constantFrom({ by: 'self' }, { by: 'fence-agents', nodes: [{ name: 'worker-0', address: '192.0.2.1' }] }),
  backup: optional(fc.constant({ bucket: 'backups', url: 'https://s3.example.com' })),
  personas: fc.record({ vmUsers: optional(fc.constantFrom('vm-users', 'null', 'x: y')) }),
  monitoring: fc.record({ userWorkload: fc.boolean(), guestExporterPort: optional(fc.constant(9100)) }),
})

const mtu = optional(fc.integer({ min: 576, max: 65_535 }))
const vmNetworks = fc.record({
  attachmentNamespace: fc.constantFrom('default', 'each'),
  localnetAs: fc.constantFrom('attachment', 'cluster-network'),
  linuxBridges: fc.uniqueArray(fc.record({ name: interfaceName, mtu }), { maxLength: 2, selector: ({ name }) => name }),
  sriov: fc.constantFrom([], [{ name: 'fast', nics: ['ens5f0'], virtualFunctions: 8, mtu: 9000 }, { name: 'Slow_1', nics: ['ens6f0'], virtualFunctions: 1, nodeSelector: { rack: '' } }]),
  isolated: fc.constantFrom([], [{ name: 'tenant-a', namespaces: ['dev', 'test'], subnet: '10.200.0.0/16', mtu: 1400 }]),
  policies: fc.constantFrom('none', 'skeletons', 'translated'),
})

const prefix = fc.string({ maxLength: 20 })
const namespaces = fc.oneof(
  fc.record({ by: fc.constant('single'), name: fc.constant('vms') }),
  fc.record({ by: fc.constantFrom('cluster', 'datacenter', 'folder'), prefix }),
  fc.record({ by: fc.constant('attribute'), attribute: text, prefix }),
)

/** Any target that the schema accepts. */
export const targets: fc.Arbitrary<Target> = fc
  .record({
    id: label,
    name: text,
    description: fc.oneof(fc.constant(''), text),
    openshift: fc.constantFrom(...OPENSHIFT_VERSIONS),
    mtv: fc.constantFrom(...MTV_VERSIONS),
    controlPlane: fc.constantFrom('dedicated-3', 'dedicated-5', 'compact-3', 'single-node', 'hosted'),
    nodeModels: fc.uniqueArray(nodeModel, { maxLength: 2, selector: ({ name }) => name }),
    features: fc.record({ cpuManager: fc.boolean(), hugepages2Mi: fc.boolean(), hugepages1Gi: fc.boolean(), descheduler: fc.boolean(), nodeHealthCheck: fc.boolean(), memoryOvercommit: fc.boolean(), hyperconvergedStorage: fc.boolean(), fips: fc.boolean() }),
    storageClasses: fc.uniqueArray(storageClass, { minLength: 1, maxLength: 3, selector: ({ name }) => name }),
    physicalNetworks: fc.uniqueArray(physicalNetwork, { minLength: 1, maxLength: 3, selector: ({ name }) => name }),
    storage: fc.record({ growthPercent: fc.integer({ min: 0, max: 1_000 }) }),
    nicLayout,
    cluster,
    vmNetworks,
    namesDefault: fc.boolean(),
    namespaces,
    migration: fc.record({ namespace: label, type: fc.constantFrom('cold', 'warm'), vddkImage: optional(text), destinationProvider: label, hostNetworks: fc.array(text.filter((name) => name.trim() !== ''), { maxLength: 2 }) }),
  })
  .map(({ vmNetworks: networks, namesDefault, ...target }) =>
    targetSchema.parse({ ...target, networks: { ...networks, ...(namesDefault ? { defaultPhysicalNetwork: target.physicalNetworks[0]?.name } : {}) } }),
  )
