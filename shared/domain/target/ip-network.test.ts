import { describe, expect, it } from 'vitest'
import { hostPrefixFor } from './host-prefix.ts'
import { doOverlap, isWithin, readAddress, readNetwork } from './ip-network.ts'
import { clusterPolicySchema } from './cluster-policy.ts'

describe('a network', () => {
  it.each([
    ['192.0.2.0/24', '192.0.2.255', true],
    ['192.0.2.0/24', '192.0.3.0', false],
    ['192.0.2.77/24', '192.0.2.1', true],
    ['0.0.0.0/0', '255.255.255.255', true],
    ['128.0.0.0/1', '127.255.255.255', false],
    ['2001:db8::/32', '2001:db8:ffff::1', true],
    ['2001:db8::/32', '2001:db9::', false],
    ['::/0', '192.0.2.1', false],
    ['::ffff:192.0.2.0/120', '::ffff:c000:2ff', true],
    ['fd01::1/128', 'fd01:0:0:0:0:0:0:1', true],
  ])('%s with %s: %s', (network, address, isIn) => {
    expect(isWithin(readAddress(address), readNetwork(network))).toBe(isIn)
  })

  it.each([
    ['10.0.0.0/8', '10.128.0.0/14', true],
    ['10.128.0.0/14', '10.132.0.0/14', false],
    ['172.30.0.0/16', '172.30.0.0/16', true],
    ['fd01::/48', 'fd01:0:0:8000::/64', true],
    ['fd01::/48', '10.0.0.0/8', false],
  ])('%s overlaps %s: %s', (left, right, does) => {
    expect([doOverlap(readNetwork(left), readNetwork(right)), doOverlap(readNetwork(right), readNetwork(left))]).toEqual([does, does])
  })
})

describe('the host prefix', () => {
  it.each([
    [undefined, '10.128.0.0/14', 23],
    [250, '10.128.0.0/14', 23],
    [500, '10.128.0.0/14', 23],
    [509, '10.128.0.0/14', 22],
    [2500, '10.128.0.0/14', 20],
    [500, 'fd01::/48', 64],
  ])('for %s pods in %s is %i', (maxPods, clusterNetwork, prefix) => {
    const cluster = clusterPolicySchema.parse({ nodes: maxPods === undefined ? {} : { maxPods }, install: { clusterName: 'lisbon', baseDomain: 'example.com', machineNetwork: '192.0.2.0/24', clusterNetwork } })
    expect(hostPrefixFor({ cluster })).toBe(prefix)
  })
})
