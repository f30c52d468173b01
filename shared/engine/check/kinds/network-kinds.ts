import { ANY, type FieldRule, FLAG, INTEGER, type KindFields, listOfRecords, listOfTexts, oneOf, RECORD, required, TEXT, TEXTS } from './field-rule.ts'

/** A LabelSelector (meta/v1). */
function selector(path: string, rule: FieldRule = RECORD): Readonly<Record<string, FieldRule>> {
  return {
    [path]: rule,
    ...listOfRecords(`${path}.matchExpressions`),
    [`${path}.matchExpressions[].key`]: required(TEXT),
    [`${path}.matchExpressions[].operator`]: required(TEXT),
    ...listOfTexts(`${path}.matchExpressions[].values`),
    [`${path}.matchLabels`]: TEXTS,
  }
}

/** What a policy lets in or out (NetworkPolicyIngressRule, NetworkPolicyEgressRule). */
function traffic(path: string, peers: 'from' | 'to', port: Readonly<Record<string, FieldRule>>): Readonly<Record<string, FieldRule>> {
  return {
    ...listOfRecords(path),
    ...listOfRecords(`${path}[].${peers}`),
    [`${path}[].${peers}[].ipBlock`]: RECORD,
    [`${path}[].${peers}[].ipBlock.cidr`]: required(TEXT),
    ...listOfTexts(`${path}[].${peers}[].ipBlock.except`),
    ...selector(`${path}[].${peers}[].namespaceSelector`),
    ...selector(`${path}[].${peers}[].podSelector`),
    ...listOfRecords(`${path}[].ports`),
    [`${path}[].ports[].port`]: { type: 'integer-or-text' },
    [`${path}[].ports[].protocol`]: TEXT,
    ...Object.fromEntries(Object.entries(port).map(([name, rule]) => [`${path}[].ports[].${name}`, rule])),
  }
}

const ROLE = required(oneOf('Primary', 'Secondary'))
const ipam = (path: string): Readonly<Record<string, FieldRule>> => ({ [path]: RECORD, [`${path}.lifecycle`]: oneOf('Persistent'), [`${path}.mode`]: oneOf('Enabled', 'Disabled') })
const virtualRouting = (path: string): Readonly<Record<string, FieldRule>> => ({ [path]: RECORD, [`${path}.routeTarget`]: TEXT, [`${path}.vni`]: required(INTEGER) })

/** Networks of VMs and the policies on them, from their CustomResourceDefinitions; NetworkPolicy from Kubernetes' own API, those of SR-IOV from its operator's API (sriovnetwork.openshift.io/v1, sriovnetworknodepolicy_types.go and sriovoperatorconfig_types.go). */
export const NETWORK_KIND_FIELDS: readonly KindFields[] = [
  {
    apiVersion: 'k8s.ovn.org/v1',
    kind: 'ClusterUserDefinedNetwork',
    isNamespaced: false,
    fields: {
      spec: required(RECORD),
      ...selector('spec.namespaceSelector', required(RECORD)),
      'spec.network': required(RECORD),
      'spec.network.evpn': RECORD,
      ...virtualRouting('spec.network.evpn.ipVRF'),
      ...virtualRouting('spec.network.evpn.macVRF'),
      'spec.network.evpn.vtep': required(TEXT),
      'spec.network.layer2': RECORD,
      ...listOfTexts('spec.network.layer2.defaultGatewayIPs'),
      ...listOfTexts('spec.network.layer2.infrastructureSubnets'),
      ...ipam('spec.network.layer2.ipam'),
      ...listOfTexts('spec.network.layer2.joinSubnets'),
      'spec.network.layer2.mtu': INTEGER,
      ...listOfTexts('spec.network.layer2.reservedSubnets'),
      'spec.network.layer2.role': ROLE,
      ...listOfTexts('spec.network.layer2.subnets'),
      'spec.network.layer3': RECORD,
      ...listOfTexts('spec.network.layer3.joinSubnets'),
      'spec.network.layer3.mtu': INTEGER,
      'spec.network.layer3.role': ROLE,
      ...listOfRecords('spec.network.layer3.subnets', { type: 'list', isRequired: true }),
      'spec.network.layer3.subnets[].cidr': required(TEXT),
      'spec.network.layer3.subnets[].hostSubnet': INTEGER,
      'spec.network.localnet': RECORD,
      ...listOfTexts('spec.network.localnet.excludeSubnets'),
      ...ipam('spec.network.localnet.ipam'),
      'spec.network.localnet.mtu': INTEGER,
      'spec.network.localnet.physicalNetworkName': required(TEXT),
      'spec.network.localnet.role': required(oneOf('Secondary')),
      ...listOfTexts('spec.network.localnet.subnets'),
      'spec.network.localnet.vlan': RECORD,
      'spec.network.localnet.vlan.access': RECORD,
      'spec.network.localnet.vlan.access.id': required(INTEGER),
      'spec.network.localnet.vlan.mode': required(oneOf('Access')),
      'spec.network.noOverlay': RECORD,
      'spec.network.noOverlay.outboundSNAT': required(oneOf('Enabled', 'Disabled')),
      'spec.network.noOverlay.routing': required(oneOf('Managed', 'Unmanaged')),
      'spec.network.topology': required(oneOf('Layer2', 'Layer3', 'Localnet')),
      'spec.network.transport': oneOf('NoOverlay', 'EVPN'),
      'spec.uplinks': { type: 'list' },
      'spec.uplinks[]': { type: 'text', pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/ },
    },
  },
  {
    apiVersion: 'k8s.cni.cncf.io/v1beta1',
    kind: 'MultiNetworkPolicy',
    isNamespaced: true,
    fields: {
      spec: RECORD,
      ...traffic('spec.egress', 'to', {}),
      ...traffic('spec.ingress', 'from', {}),
      ...selector('spec.podSelector', required(RECORD)),
      ...listOfTexts('spec.policyTypes'),
    },
  },
  {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    isNamespaced: true,
    fields: {
      spec: required(RECORD),
      ...traffic('spec.egress', 'to', { endPort: INTEGER }),
      ...traffic('spec.ingress', 'from', { endPort: INTEGER }),
      ...selector('spec.podSelector', required(RECORD)),
      ...listOfTexts('spec.policyTypes'),
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
  { apiVersion: 'metallb.io/v1beta1', kind: 'MetalLB', isNamespaced: true, fields: { spec: ANY } },
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
