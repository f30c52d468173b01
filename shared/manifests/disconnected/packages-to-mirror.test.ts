import { describe, expect, it, test } from 'vitest'
import { parse } from 'yaml'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import { type OpenshiftVersion, OPENSHIFT_VERSIONS } from '#shared/domain/target/versions.ts'
import { examplePlan } from '../golden/example-plan.ts'
import { imageSet } from './image-set.ts'
import { packagesToMirror } from './packages-to-mirror.ts'

function planOf(openshift: OpenshiftVersion, provisioner: string, change: Partial<MigrationPlan['target']['cluster']> = {}): MigrationPlan {
  const plan = examplePlan({ openshift, mtv: '2.9' })
  const { target } = plan
  return { ...plan, target: { ...target, storageClasses: target.storageClasses.map((storageClass) => ({ ...storageClass, provisioner })), cluster: { ...target.cluster, ...change } } }
}

/** As the planning guides of OpenShift Data Foundation list them, in order. */
const SINCE_4_18 = ['cephcsi-operator', 'mcg-operator', 'ocs-client-operator', 'ocs-operator', 'odf-csi-addons-operator', 'odf-dependencies', 'odf-prometheus-operator', 'recipe', 'rook-ceph-operator']
const SINCE_4_20 = [...SINCE_4_18, 'odf-external-snapshotter-operator']

describe('a mirror', () => {
  test.each(OPENSHIFT_VERSIONS)('holds what odf-operator needs of OpenShift %s', (openshift) => {
    const expected = openshift === '4.18' || openshift === '4.19' ? SINCE_4_18 : openshift === '4.20' || openshift === '4.21' ? SINCE_4_20 : [...SINCE_4_20, 'ocs-tls-profiles']
    const needed = packagesToMirror(planOf(openshift, 'openshift-storage.rbd.csi.ceph.com')).filter(({ because }) => because === 'odf-operator needs it.')
    expect(needed.map(({ packageName }) => packageName).sort()).toEqual([...expected].sort())
    expect(new Set(needed.map(({ channel }) => channel))).toEqual(new Set([`stable-${openshift}`]))
  })

  test.each<[OpenshiftVersion, string, string | null]>([
    ['4.18', 'openshift-storage.rbd.csi.ceph.com', 'is as OpenShift Data Foundation 4.18 documents it'],
    ['4.22', 'openshift-storage.rbd.csi.ceph.com', 'is as OpenShift Data Foundation 4.22 documents it'],
    ['4.23', 'openshift-storage.rbd.csi.ceph.com', 'is assumed to be that of OpenShift Data Foundation 4.22'],
    ['4.23', 'csi.example.com', null],
  ])('says where the list for OpenShift %s with %s is from', (openshift, provisioner, words) => {
    const text = imageSet(planOf(openshift, provisioner), { registry: 'registry.example.com', images: [] }).replaceAll('\n# ', ' ')
    if (words === null) expect(text).not.toContain('odf-operator')
    else expect(text).toContain(`What odf-operator depends on ${words}`)
  })

  it('holds nothing of it where no StorageClass is of Data Foundation', () => {
    expect(packagesToMirror(planOf('4.22', 'csi.example.com')).some(({ packageName }) => packageName.startsWith('odf'))).toBe(false)
  })

  it('holds the multicluster engine with Advanced Cluster Management', () => {
    const { operators } = examplePlan().target.cluster
    expect(packagesToMirror(planOf('4.22', 'csi.example.com', { operators: { ...operators, also: ['acm'] } })).slice(-2)).toEqual([
      { packageName: 'advanced-cluster-management', channel: null, because: 'The target asks for it.' },
      { packageName: 'multicluster-engine', channel: null, because: 'advanced-cluster-management needs it.' },
    ])
  })

  it('names no package twice: Self Node Remediation is what Node Health Check needs, and may be chosen', () => {
    const names = (by: MigrationPlan['target']['cluster']['remediation']): readonly string[] => packagesToMirror(planOf('4.22', 'csi.example.com', { remediation: by })).map(({ packageName }) => packageName)
    for (const all of [names({ by: 'self' }), names({ by: 'fence-agents', agent: 'fence_ipmilan', nodes: [{ name: 'a', address: '192.0.2.1' }] })]) {
      expect(all.filter((name) => name === 'self-node-remediation')).toHaveLength(1)
      expect(new Set(all).size).toBe(all.length)
    }
  })

  it('has the one channel of a package as its default', () => {
    const { mirror } = parse(imageSet(planOf('4.22', 'csi.example.com'), { registry: 'registry.example.com', images: [] })) as { mirror: { operators: { packages: Record<string, unknown>[] }[] } } // an ImageSetConfiguration
    expect(mirror.operators[0]?.packages).toContainEqual({ name: 'mtv-operator', defaultChannel: 'release-v2.9', channels: [{ name: 'release-v2.9' }] })
  })
})
