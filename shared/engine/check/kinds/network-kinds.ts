import { labelSelector, tolerations } from './common-fields.ts'
import { ANY, between, type FieldRule, FLAG, formed, INTEGER, type KindFields, LIST, listOfRecords, listOfTexts, oneOf, RECORD, required, sized, TEXT, TEXTS } from './field-rule.ts'
import { userDefinedNetworkFaults } from './network-faults.ts'

/** What the API server holds rules of traffic to, beyond their shape. */
interface TrafficRules {
  readonly cidr?: FieldRule
  readonly protocol?: FieldRule
  /** Further fields of a port. */
  readonly port?: Readonly<Record<string, FieldRule>>
}

/** Of the kind that it is compiled with. */
const BUILT_IN_TRAFFIC: TrafficRules = { cidr: formed('cidr'), protocol: oneOf('TCP', 'UDP', 'SCTP'), port: { port: between(1, 65535, { type: 'integer-or-text' }), endPort: between(1, 65535) } }

/** What a policy lets in or out (NetworkPolicyIngressRule, NetworkPolicyEgressRule). */
function traffic(path: string, peers: 'from' | 'to', { cidr = TEXT, protocol = TEXT, port = {} }: TrafficRules): Readonly<Record<string, FieldRule>> {
  return {
    ...listOfRecords(path),
    ...listOfRecords(`${path}[].${peers}`),
    [`${path}[].${peers}[].ipBlock`]: RECORD,
    [`${path}[].${peers}[].ipBlock.cidr`]: required(cidr),
    ...listOfTexts(`${path}[].${peers}[].ipBlock.except`, LIST, cidr),
    ...labelSelector(`${path}[].${peers}[].namespaceSelector`),
    ...labelSelector(`${path}[].${peers}[].podSelector`),
    ...listOfRecords(`${path}[].ports`),
    [`${path}[].ports[].port`]: { type: 'integer-or-text' },
    [`${path}[].ports[].protocol`]: protocol,
    ...Object.fromEntries(Object.entries(port).map(([name, rule]) => [`${path}[].ports[].${name}`, rule])),
  }
}

const ROLE = required(oneOf('Primary', 'Secondary'))
/** Addresses and networks, IPv6 with its prefix being the longest. */
const CIDR = sized(formed('cidr'), 0, 43)
const cidrs = (path: string, most: number): Readonly<Record<string, FieldRule>> => listOfTexts(path, sized(LIST, 1, most), CIDR)
/** OVN-Kubernetes' own bounds. */
const MTU = between(576, 65536)
const ipam = (path: string): Readonly<Record<string, FieldRule>> => ({ [path]: sized(RECORD, 1), [`${path}.lifecycle`]: oneOf('Persistent'), [`${path}.mode`]: oneOf('Enabled', 'Disabled') })
const virtualRouting = (path: string): Readonly<Record<string, FieldRule>> => ({ [path]: RECORD, [`${path}.routeTarget`]: sized(TEXT, 0, 21), [`${path}.vni`]: required(between(1, 16777215)) })

/** Networks of VMs and the policies on them, from their CustomResourceDefinitions; NetworkPolicy from Kubernetes' own API, those of SR-IOV from its operator's API (sriovnetwork.openshift.io/v1, sriovnetworknodepolicy_types.go and sriovoperatorconfig_types.go). */
export const NETWORK_KIND_FIELDS: readonly KindFields[] = [
  {
    apiVersion: 'k8s.ovn.org/v1',
    kind: 'ClusterUserDefinedNetwork',
    isNamespaced: false,
    fields: {
      spec: required(RECORD),
      ...labelSelector('spec.namespaceSelector', required(RECORD)),
      'spec.network': required(RECORD),
      'spec.network.evpn': RECORD,
      ...virtualRouting('spec.network.evpn.ipVRF'),
      ...virtualRouting('spec.network.evpn.macVRF'),
      'spec.network.evpn.vtep': required(sized(TEXT, 1)),
      'spec.network.layer2': RECORD,
      ...listOfTexts('spec.network.layer2.defaultGatewayIPs', sized(LIST, 1, 2), formed('address')),
      ...cidrs('spec.network.layer2.infrastructureSubnets', 4),
      ...ipam('spec.network.layer2.ipam'),
      ...cidrs('spec.network.layer2.joinSubnets', 2),
      'spec.network.layer2.mtu': MTU,
      ...cidrs('spec.network.layer2.reservedSubnets', 25),
      'spec.network.layer2.role': ROLE,
      ...cidrs('spec.network.layer2.subnets', 2),
      'spec.network.layer3': RECORD,
      ...cidrs('spec.network.layer3.joinSubnets', 2),
      'spec.network.layer3.mtu': MTU,
      'spec.network.layer3.role': ROLE,
      ...listOfRecords('spec.network.layer3.subnets', required(sized(LIST, 1, 400))),
      'spec.network.layer3.subnets[].cidr': required(CIDR),
      'spec.network.layer3.subnets[].hostSubnet': between(1, 127),
      'spec.network.localnet': RECORD,
      ...cidrs('spec.network.localnet.excludeSubnets', 25),
      ...ipam('spec.network.localnet.ipam'),
      'spec.network.localnet.mtu': MTU,
      'spec.network.localnet.physicalNetworkName': required(sized(TEXT, 1, 253)),
      'spec.network.localnet.role': required(oneOf('Secondary')),
      ...cidrs('spec.network.localnet.subnets', 2),
      'spec.network.localnet.vlan': RECORD,
      'spec.network.localnet.vlan.access': RECORD,
      'spec.network.localnet.vlan.access.id': required(between(1, 4094)),
      'spec.network.localnet.vlan.mode': required(oneOf('Access')),
      'spec.network.noOverlay': RECORD,
      'spec.network.noOverlay.outboundSNAT': required(oneOf('Enabled', 'Disabled')),
      'spec.network.noOverlay.routing': required(oneOf('Managed', 'Unmanaged')),
      'spec.network.topology': required(oneOf('Layer2', 'Layer3', 'Localnet')),
      'spec.network.transport': oneOf('NoOverlay', 'EVPN'),
      'spec.uplinks': sized(LIST, 1, 1),
      'spec.uplinks[]': sized({ type: 'text', pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/ }, 1, 253),
    },
    faults: userDefinedNetworkFaults,
  },
  {
    apiVersion: 'k8s.cni.cncf.io/v1beta1',
    kind: 'MultiNetworkPolicy',
    isNamespaced: true,
    fields: {
      spec: RECORD,
      ...traffic('spec.egress', 'to', {}),
      ...traffic('spec.ingress', 'from', {}),
      ...labelSelector('spec.podSelector', required(RECORD)),
      ...listOfTexts('spec.policyTypes'),
    },
  },
  {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    isNamespaced: true,
    fields: {
      spec: required(RECORD),
      ...traffic('spec.egress', 'to', BUILT_IN_TRAFFIC),
      ...traffic('spec.ingress', 'from', BUILT_IN_TRAFFIC),
      ...labelSelector('spec.podSelector', required(RECORD)),
      ...listOfTexts('spec.policyTypes', LIST, oneOf('Ingress', 'Egress')),
    },
  },
  {
    apiVersion: 'sriovnetwork.openshift.io/v1',
    kind: 'SriovOperatorConfig',
    isNamespaced: true,
    fields: {
      spec: RECORD,
      'spec.configDaemonNodeSelector': TEXTS,
      'spec.configurationMode': oneOf('daemon', 'systemd'),
      'spec.disableDrain': FLAG,
      ...listOfTexts('spec.disablePlugins'),
      'spec.enableInjector': FLAG,
      'spec.enableOperatorWebhook': FLAG,
      'spec.enableOvsOffload': FLAG,
      'spec.featureGates': ANY,
      'spec.logLevel': INTEGER,
      'spec.useCDI': FLAG,
    },
  },
  {
    apiVersion: 'metallb.io/v1beta1',
    kind: 'MetalLB',
    isNamespaced: true,
    fields: {
      spec: RECORD,
      'spec.bgpBackend': TEXT,
      'spec.controllerConfig': ANY,
      'spec.controllerNodeSelector': TEXTS,
      ...tolerations('spec.controllerTolerations'),
      'spec.frrk8sConfig': ANY,
      'spec.image': TEXT,
      'spec.loadBalancerClass': { type: 'text', pattern: /^([a-z0-9A-Z]([\w.\-]*[a-z0-9A-Z])?\/)?[a-z0-9A-Z]([\w.\-]*[a-z0-9A-Z])?$/ },
      'spec.logLevel': oneOf('all', 'debug', 'info', 'warn', 'error', 'none'),
      'spec.nodeSelector': TEXTS,
      'spec.speakerConfig': ANY,
      ...tolerations('spec.speakerTolerations'),
    },
  },
  {
    apiVersion: 'sriovnetwork.openshift.io/v1',
    kind: 'SriovNetworkNodePolicy',
    isNamespaced: true,
    fields: {
      spec: required(RECORD),
      'spec.deviceType': oneOf('netdevice', 'vfio-pci'),
      'spec.bridge': RECORD,
      'spec.eSwitchMode': oneOf('legacy', 'switchdev'),
      'spec.eSwitchParams': RECORD,
      'spec.excludeTopology': FLAG,
      'spec.externallyManaged': FLAG,
      'spec.isRdma': FLAG,
      'spec.linkType': oneOf('eth', 'ETH', 'ib', 'IB'),
      'spec.mtu': INTEGER,
      'spec.needVhostNet': FLAG,
      'spec.nicSelector': required(RECORD),
      'spec.nicSelector.deviceID': TEXT,
      'spec.nicSelector.netFilter': TEXT,
      ...listOfTexts('spec.nicSelector.pfNames'),
      ...listOfTexts('spec.nicSelector.rootDevices'),
      'spec.nicSelector.vendor': TEXT,
      'spec.nodeSelector': required(TEXTS),
      'spec.numVfs': required(INTEGER),
      'spec.priority': INTEGER,
      'spec.resourceName': required(TEXT),
      'spec.vdpaType': oneOf('virtio', 'vhost'),
    },
  },
]
