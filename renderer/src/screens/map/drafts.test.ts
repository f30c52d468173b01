import { describe, expect, it, test } from 'vitest'
import { DECISION_SCHEMAS } from '#shared/domain/decisions/decision.ts'
import type { NetworkChoices, StorageClassUse } from '#shared/contract/mapping-rows.ts'
import { networkConsequences } from './network-consequences.ts'
import { type NetworkDraft, networkDecisionOf, networkDraftOf } from './network-draft.ts'
import { offered, storageDecisionOf, type StorageDraft, storageDraftOf, withoutForeignModes } from './storage-draft.ts'

const RBD: StorageClassUse = {
  name: 'rbd', provisioner: 'openshift-storage.rbd.csi.ceph.com', isDefault: true, isDefaultForVirtualization: false, capacityMib: null,
  modes: [{ volumeMode: 'Block', accessMode: 'ReadWriteMany' }, { volumeMode: 'Block', accessMode: 'ReadWriteOnce' }, { volumeMode: 'Filesystem', accessMode: 'ReadWriteOnce' }],
  preferred: { volumeMode: 'Block', accessMode: 'ReadWriteMany' }, datastores: 0, disks: 0, wantedMib: 0, wantedInScopeMib: 0, leftMib: null, isFull: false, terms: [],
  overheadMib: 0, growthMib: 0, neededMib: 0, inUseMib: 0, disksWithoutUse: 0, disksWithoutSize: 0, thinDisks: 0, thinUnusedMib: 0, fit: 'not-evaluated',
}
const UNKNOWN: StorageClassUse = { ...RBD, name: 'unknown', modes: null, preferred: null }
const DRAFT: StorageDraft = { storageClass: 'rbd', volumeMode: '', accessMode: '', offloadVendor: '', offloadSecret: '', reason: '' }
const LOCALNET: NetworkDraft = { type: 'localnet', physicalNetwork: '', as: '', scope: '', policies: '', bridge: '', pool: '', vlan: 'source', vlanId: '', reason: '' }
const CHOICES: NetworkChoices = { openshift: '4.18', hasClusterLocalnets: false, localnetAs: 'attachment', scope: 'default', policies: 'none', bridges: [], pools: [], isolated: [] }

describe('the storage form', () => {
  it('offers what the class offers, by the volume mode that is chosen', () => {
    expect(offered(RBD, DRAFT)).toEqual({ volumeModes: ['Block', 'Filesystem'], accessModes: ['ReadWriteMany', 'ReadWriteOnce'] })
    expect(offered(RBD, { ...DRAFT, volumeMode: 'Filesystem' }).accessModes).toEqual(['ReadWriteOnce'])
    expect(offered(UNKNOWN, DRAFT).accessModes).toHaveLength(3)
  })

  it('drops modes that another choice does not offer', () => {
    expect(withoutForeignModes(RBD, { ...DRAFT, volumeMode: 'Filesystem', accessMode: 'ReadWriteMany' })).toMatchObject({ volumeMode: 'Filesystem', accessMode: '' })
    expect(withoutForeignModes({ ...RBD, modes: [{ volumeMode: 'Block', accessMode: 'ReadWriteMany' }] }, { ...DRAFT, volumeMode: 'Filesystem', accessMode: 'ReadWriteMany' })).toMatchObject({ volumeMode: '', accessMode: 'ReadWriteMany' })
    expect(withoutForeignModes(UNKNOWN, { ...DRAFT, volumeMode: 'Filesystem', accessMode: 'ReadOnlyMany' })).toMatchObject({ volumeMode: 'Filesystem', accessMode: 'ReadOnlyMany' })
  })

  it('begins with the decision, and gives it back unchanged', () => {
    const decision = { storageClass: 'rbd', accessMode: 'ReadWriteOnce' as const, reason: 'one node' }
    const draft = storageDraftOf({ decision, effective: null }, [UNKNOWN, RBD])
    expect(draft).toEqual({ storageClass: 'rbd', volumeMode: '', accessMode: 'ReadWriteOnce', offloadVendor: '', offloadSecret: '', reason: 'one node' })
    expect(storageDecisionOf(draft)).toEqual(decision)
    const offloaded = { storageClass: 'rbd', copyOffload: { vendor: 'ontap' as const, secret: 'array' } }
    expect(storageDecisionOf(storageDraftOf({ decision: offloaded, effective: null }, [RBD]))).toEqual(offloaded)
    // Another class is on another array.
    expect(storageDecisionOf(storageDraftOf({ decision: { ...offloaded, storageClass: 'gone' }, effective: null }, [RBD]))).toEqual({ storageClass: 'rbd' })
    // A class that is in the target no more cannot be chosen again.
    expect(storageDraftOf({ decision: { storageClass: 'gone' }, effective: null }, [RBD]).storageClass).toBe('rbd')
  })
})

describe('the network form', () => {
  test.each<[string, Partial<NetworkDraft>, unknown]>([
    ['the source\'s VLAN', {}, { value: { type: 'localnet' } }],
    ['another physical network, untagged', { physicalNetwork: 'physnet-2', vlan: 'untagged' }, { value: { type: 'localnet', physicalNetwork: 'physnet-2', vlanId: null } }],
    ['a VLAN', { vlan: 'other', vlanId: ' 42 ', reason: ' as agreed ' }, { value: { type: 'localnet', vlanId: 42, reason: 'as agreed' } }],
    ['no VLAN', { vlan: 'other' }, { problem: 'vlan-invalid' }],
    ['VLAN 0', { vlan: 'other', vlanId: '0' }, { problem: 'vlan-invalid' }],
    ['VLAN 4095', { vlan: 'other', vlanId: '4095' }, { problem: 'vlan-invalid' }],
    ['a VLAN that is no number', { vlan: 'other', vlanId: '1e3' }, { problem: 'vlan-invalid' }],
    ['the pod network', { type: 'pod', vlan: 'other' }, { value: { type: 'pod' } }],
    ['a cluster-wide network, which has no scope of its own', { as: 'cluster-network', scope: 'default', policies: 'yes' }, { value: { type: 'localnet', as: 'cluster-network', hasPolicies: true } }],
    ['attachments in each namespace without policies', { as: 'attachment', scope: 'each', policies: 'no' }, { value: { type: 'localnet', as: 'attachment', scope: 'each', hasPolicies: false } }],
    ['a Linux bridge, with nothing of a localnet', { type: 'bridge', bridge: 'br-trunk', as: 'attachment', policies: 'yes', physicalNetwork: 'p', scope: 'default' }, { value: { type: 'bridge', bridge: 'br-trunk', scope: 'default' } }],
    ['no Linux bridge', { type: 'bridge' }, { problem: 'bridge-missing' }],
    ['virtual functions', { type: 'sriov', pool: 'fast', vlan: 'other', vlanId: '9' }, { value: { type: 'sriov', pool: 'fast', vlanId: 9 } }],
    ['no pool', { type: 'sriov' }, { problem: 'pool-missing' }],
    ['left out', { type: 'ignored', reason: 'retired' }, { value: { type: 'ignored', reason: 'retired' } }],
    ['left out without a reason', { type: 'ignored', reason: '  ' }, { problem: 'reason-missing' }],
  ])('%s', (_, part, expected) => {
    const decided = networkDecisionOf({ ...LOCALNET, ...part })
    expect(decided).toEqual(expected)
    if ('value' in decided) expect(DECISION_SCHEMAS['port-group.network'].parse(decided.value)).toEqual(decided.value)
  })

  test.each([
    { type: 'localnet' } as const,
    { type: 'localnet', vlanId: null, physicalNetwork: 'physnet-2' } as const,
    { type: 'localnet', vlanId: 7, reason: 'as agreed' } as const,
    { type: 'localnet', vlanId: 7, as: 'attachment', scope: 'each', hasPolicies: false } as const,
    { type: 'bridge', bridge: 'br-gone', scope: 'default', reason: 'a trunk' } as const,
    { type: 'sriov', pool: 'fast', vlanId: null } as const,
    { type: 'pod', reason: 'for tests' } as const,
    { type: 'ignored', reason: 'retired' } as const,
  ])('begins with the decision %j, and gives it back unchanged', (decision) => {
    expect(networkDecisionOf(networkDraftOf({ decision, effective: null, isOpen: false }))).toEqual({ value: decision })
  })

  it('asks for the VLAN that an open question lacks', () => {
    expect(networkDraftOf({ decision: null, effective: null, isOpen: true })).toMatchObject({ type: 'localnet', vlan: 'other', vlanId: '' })
  })

  it('begins with the bridge to which a trunk goes', () => {
    const destination = { type: 'multus' as const, attachmentName: 't', attachmentNamespace: 'default', kind: 'trunk' as const, physicalNetwork: 'br-trunk', trunkVlans: '2-9', bridge: 'br-trunk', hasPolicies: false, vlanId: null, mtu: null }
    expect(networkDraftOf({ decision: null, effective: { destination, confidence: 'medium', why: [], terms: [] }, isOpen: false })).toMatchObject({ type: 'bridge', bridge: 'br-trunk', vlan: 'source' })
  })

  test.each<[string, Partial<NetworkDraft>, Partial<NetworkChoices>, string]>([
    ['a localnet', {}, {}, 'localnet mac-checked no-policies scope-default no-ipam'],
    ['policies by decision', { policies: 'yes', scope: 'each' }, {}, 'localnet mac-checked policies scope-each no-ipam'],
    ['policies by the target', {}, { policies: 'translated' }, 'localnet mac-checked policies scope-default no-ipam'],
    ['a cluster-wide network that the release lacks', { as: 'cluster-network' }, {}, 'localnet mac-checked cluster-network-unknown no-policies scope-default no-ipam'],
    ['one that it has', {}, { localnetAs: 'cluster-network', hasClusterLocalnets: true }, 'localnet mac-checked cluster-network no-policies no-ipam'],
    ['a Linux bridge where there is none', { type: 'bridge' }, {}, 'no-bridge policy-lost own-uplink trunk scope-default no-ipam'],
    ['a Linux bridge with one VLAN', { type: 'bridge', vlan: 'other' }, { bridges: [{ name: 'b', isForTrunks: false }] }, 'policy-lost own-uplink scope-default no-ipam'],
    ['virtual functions', { type: 'sriov' }, { scope: 'each' }, 'no-pool sriov-migration policy-lost sriov-nodes sriov-interface scope-each no-ipam'],
    ['the pod network', { type: 'pod' }, {}, 'pod-addresses pod-once no-primary'],
    ['a primary network', { type: 'pod' }, { isolated: [{ name: 'a', namespaces: ['n'], subnet: '10.0.0.0/16' }] }, 'pod-addresses pod-once primary'],
    ['left out', { type: 'ignored' }, {}, 'left-out'],
  ])('says what follows from %s', (_, part, choices, expected) => {
    expect(networkConsequences({ ...LOCALNET, ...part }, { ...CHOICES, ...choices }).map(({ code }) => code).join(' ')).toBe(expected)
  })
})
