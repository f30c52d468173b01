import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { parse } from 'yaml'
import { withWholeCluster } from '#shared/manifests/golden/example-cluster.ts'
import { examplePlan } from '#shared/manifests/golden/example-plan.ts'
import { installFiles } from '#shared/manifests/install/install-files.ts'
import type { KubeObject } from '#shared/domain/plan/kube-object.ts'
import { checkInstallConfig } from './check-install-config.ts'

type Json = Record<string, unknown>
const AGENT = { apiVersion: 'v1beta1', kind: 'AgentConfig', metadata: { name: 'lisbon' }, rendezvousIP: '192.0.2.10', hosts: [{ hostname: 'm-0', role: 'master' }, { hostname: 'w-0', role: 'worker' }] }

function config(changed: Json = {}, networking: Json = {}, baremetal: Json = {}): Json {
  return {
    apiVersion: 'v1', metadata: { name: 'lisbon' }, baseDomain: 'example.com', pullSecret: '<pull secret>',
    controlPlane: { name: 'master', replicas: 3 }, compute: [{ name: 'worker', replicas: 2 }],
    networking: { networkType: 'OVNKubernetes', clusterNetwork: [{ cidr: '10.128.0.0/14', hostPrefix: 23 }], machineNetwork: [{ cidr: '192.0.2.0/24' }], serviceNetwork: ['172.30.0.0/16'], ...networking },
    platform: { baremetal: { apiVIPs: ['192.0.2.2'], ingressVIPs: ['192.0.2.3'], ...baremetal } },
    ...changed,
  }
}
const said = (value: Json, agents: readonly KubeObject[] = []): string[] => checkInstallConfig('install-config.yaml', value, agents).map(({ severity, message }) => `${severity} ${message.replace('install-config.yaml: ', '')}`)

describe('install-config.yaml', () => {
  test.each<[when: string, value: Json, says: readonly string[]]>([
    ['is sound', config(), []],
    ['is still to be filled in', config({ baseDomain: '<domain>', compute: [{ name: 'worker', replicas: '<number of workers>' }] }, { machineNetwork: [{ cidr: '<machine network>' }] }, { apiVIPs: ['<address>'] }), []],
    ['is empty', {}, ['critical apiVersion is missing.', 'critical metadata is missing.', 'critical baseDomain is missing.', 'critical networking is missing.', 'critical platform is missing.', 'critical pullSecret is missing.']],
    ['is of another version', config({ apiVersion: 'v1beta4' }), ['critical apiVersion has to be v1.']],
    ['has a name with an upper-case letter', config({ metadata: { name: 'Lisbon' } }), ['critical metadata.name has to be a DNS label: lower-case letters, digits and dashes.']],
    ['has a field that nobody follows', config({ sshkey: 'x' }), ['warning sshkey is no field of it, so nothing follows it.']],
    ['has the API outside of the machine network', config({}, {}, { apiVIPs: ['198.51.100.2'] }), ['critical platform.baremetal.apiVIPs is 198.51.100.2, which is not in networking.machineNetwork 192.0.2.0/24.']],
    ['has it behind a load balancer of others', config({}, {}, { apiVIPs: ['198.51.100.2'], loadBalancer: { type: 'UserManaged' } }), []],
    ['has one address for both', config({}, {}, { ingressVIPs: ['192.0.2.2'] }), ['critical platform.baremetal.ingressVIPs is 192.0.2.2, which the API has.']],
    ['has addresses in the old fields', config({ platform: { baremetal: { apiVIP: '192.0.2.2', ingressVIP: '192.0.2.3' } } }), []],
    ['has no address of the ingress', config({ platform: { baremetal: { apiVIPs: ['192.0.2.2'] } } }), ['critical platform.baremetal.ingressVIPs is missing.']],
    ['has a host name for an address', config({}, {}, { apiVIPs: ['api.example.com'] }), ['critical platform.baremetal.apiVIPs.0 has to be an IP address.']],
    ['has an address and no list', config({}, {}, { apiVIPs: '192.0.2.2' }), ['critical platform.baremetal.apiVIPs has to be a list of addresses.']],
    ['has two platforms', config({ platform: { none: {}, vsphere: {} } }), ['warning platform.none leaves API and ingress without addresses of the cluster’s own, which then need a load balancer outside.', 'critical platform names none and vsphere, and has to name one.']],
    ['has none', config({ platform: {} }), ['critical platform is empty.']],
    ['has a single node on bare metal', config({ controlPlane: { name: 'master', replicas: 1 } }), ['critical platform.baremetal is for several nodes, and controlPlane.replicas is 1.']],
    ['has a single node', config({ controlPlane: { name: 'master', replicas: 1 }, platform: { none: {} } }), []],
    ['has two masters', config({ controlPlane: { name: 'master', replicas: 2 } }), ['critical controlPlane.replicas is 2, and a control plane has one, three, four or five nodes.']],
    ['has workers in words', config({ compute: [{ name: 'worker', replicas: 'three' }] }), ['critical compute.0.replicas has to be a whole number.']],
    ['has the SDN of old', config({}, { networkType: 'OpenShiftSDN' }), ['critical networking.networkType is OpenShiftSDN, which no release from 4.15 on installs.']],
    ['has the network of others', config({}, { networkType: 'Calico' }), ['warning networking.networkType is Calico, and localnets and user-defined networks of VMs need OVN-Kubernetes.']],
    ['has networks that overlap', config({}, { clusterNetwork: [{ cidr: '172.16.0.0/12', hostPrefix: 23 }] }), ['critical networking.serviceNetwork.0 is 172.30.0.0/16, which overlaps networking.clusterNetwork.0.cidr, 172.16.0.0/12.']],
    ['overlaps what OVN-Kubernetes uses inside', config({}, { clusterNetwork: [{ cidr: '100.64.0.0/14', hostPrefix: 23 }] }), ['critical networking.clusterNetwork.0.cidr is 100.64.0.0/14, which overlaps the join network of OVN-Kubernetes, 100.64.0.0/16.']],
    ['names an address for a network', config({}, { machineNetwork: [{ cidr: '192.0.2.1/24' }] }), ['critical networking.machineNetwork.0.cidr is 192.0.2.1/24, an address within a network and not the network itself.']],
    ['names no network', config({}, { serviceNetwork: [] }), ['critical networking.serviceNetwork takes one network, or one of each version of IP.']],
    ['has nodes larger than the network', config({}, { clusterNetwork: [{ cidr: '10.128.0.0/24', hostPrefix: 23 }] }), ['critical networking.clusterNetwork.0.hostPrefix is 23, which is no part of 10.128.0.0/24.']],
    ['has a prefix of IPv4 for IPv6', config({}, { clusterNetwork: [{ cidr: 'fd01::/48', hostPrefix: 23 }], serviceNetwork: ['fd02::/112'], machineNetwork: [{ cidr: '2001:db8::/64' }] }, { apiVIPs: ['2001:db8::2'], ingressVIPs: ['2001:db8::3'] }), ['critical networking.clusterNetwork.0.hostPrefix is 23, and nodes get a /64 of IPv6.']],
    ['mixes versions of IP', config({}, { serviceNetwork: ['172.30.0.0/16', 'fd02::/112'] }), ['critical networking.machineNetwork is of IPv4, and networking.serviceNetwork of IPv4 and IPv6.', 'critical networking.clusterNetwork is of IPv4, and networking.serviceNetwork of IPv4 and IPv6.']],
    ['has networking that is a list', config({ networking: [] }), ['critical networking has to hold networkType, clusterNetwork, machineNetwork and serviceNetwork.']],
  ])('%s', (_when, value, says) => {
    expect(said(value)).toEqual(says)
  })

  test.each<[when: string, value: Json, agent: Json, says: readonly string[]]>([
    ['goes with it', config(), AGENT, []],
    ['lists more hosts', config({ compute: [{ name: 'worker', replicas: 0 }] }), AGENT, ['critical compute.0.replicas is 0, and agent-config.yaml lists 1 host with the role worker.']],
    ['begins elsewhere', config(), { ...AGENT, rendezvousIP: '198.51.100.10' }, ['critical networking.machineNetwork does not hold 198.51.100.10, the rendezvousIP of agent-config.yaml.']],
    ['begins at an address of the cluster', config(), { ...AGENT, rendezvousIP: '192.0.2.3' }, ['critical platform.baremetal has 192.0.2.3 as an address of the cluster, and agent-config.yaml as that of a node (rendezvousIP).']],
    ['is still to be filled in', config(), { ...AGENT, rendezvousIP: '<address>', hosts: 'none' }, []],
    ['begins nowhere', config(), { ...AGENT, rendezvousIP: 'deadbeef' }, ['critical rendezvousIP of agent-config.yaml is deadbeef, which is no IP address.']],
  ])('with agent-config.yaml, which %s', (_when, value, agent, says) => {
    expect(said(value, [agent as unknown as KubeObject])).toEqual(says)
  })

  it('is judged whatever it says', () => {
    const anything = fc.oneof(fc.constantFrom('deadbeef', ':', '....', '1.2.3', '1::2::3', '999.1.1.1/33', '::/200', '<a>', '192.0.2.0/24', 'fd01::/48'), fc.jsonValue({ maxDepth: 2 }))
    const texts = fc.array(anything, { maxLength: 3 })
    const networks = fc.array(fc.record({ cidr: anything, hostPrefix: anything }), { maxLength: 3 })
    fc.assert(fc.property(anything, networks, networks, texts, texts, anything, (one, clusterNetwork, machineNetwork, serviceNetwork, vips, rendezvousIP) => {
      const value = config({ controlPlane: { name: 'master', replicas: one } }, { clusterNetwork, machineNetwork, serviceNetwork }, { apiVIPs: vips, ingressVIP: one })
      for (const message of said(value, [{ ...AGENT, rendezvousIP }])) expect(message).toMatch(/^(critical|warning) /)
    }))
  })

  it('is sound as a bundle has it', () => {
    const [agent, installer] = installFiles(withWholeCluster(examplePlan()), null)
    expect(said(parse(installer?.text ?? '') as Json, [parse(agent?.text ?? '') as KubeObject])).toEqual([])
  })
})
