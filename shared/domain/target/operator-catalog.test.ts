import { describe, expect, it } from 'vitest'
import { clusterPolicySchema } from './cluster-policy.ts'
import { operatorCatalog } from './operator-catalog.ts'

const MIRROR = { registry: 'registry.example.com:8443' }

describe('the catalogue that Subscriptions name', () => {
  it.each([
    ['of a site with the internet is the cluster’s own', '4.22' as const, {}, 'redhat-operators'],
    ['of a disconnected site is the one that oc-mirror writes for its release', '4.22' as const, { disconnected: MIRROR }, 'cs-redhat-operator-index-v4-22'],
    ['of another release is that release’s', '4.18' as const, { disconnected: MIRROR }, 'cs-redhat-operator-index-v4-18'],
    ['that is stated counts at a disconnected site, too', '4.22' as const, { disconnected: MIRROR, operators: { catalog: 'redhat-operators' } }, 'redhat-operators'],
    ['that is stated counts', '4.22' as const, { operators: { catalog: 'own' } }, 'own'],
  ])('%s', (_, openshift, cluster, expected) => {
    expect(operatorCatalog({ openshift, cluster: clusterPolicySchema.parse(cluster) })).toBe(expected)
  })
})
