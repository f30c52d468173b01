import { ANY, between, FLAG, type KindFields, LIST, listOfRecords, listOfTexts, oneOf, RECORD, required, TEXT, TEXTS } from './field-rule.ts'

const PORT = between(1, 65535)

/** A Service (core/v1, ServiceSpec). */
export const SERVICE_FIELDS: KindFields['fields'] = {
  spec: RECORD,
  'spec.allocateLoadBalancerNodePorts': FLAG,
  'spec.clusterIP': TEXT,
  ...listOfTexts('spec.clusterIPs'),
  ...listOfTexts('spec.externalIPs'),
  'spec.externalName': TEXT,
  'spec.externalTrafficPolicy': oneOf('Cluster', 'Local'),
  'spec.healthCheckNodePort': between(0, 65535),
  'spec.internalTrafficPolicy': oneOf('Cluster', 'Local'),
  ...listOfTexts('spec.ipFamilies', LIST, oneOf('IPv4', 'IPv6')),
  'spec.ipFamilyPolicy': oneOf('SingleStack', 'PreferDualStack', 'RequireDualStack'),
  'spec.loadBalancerClass': TEXT,
  'spec.loadBalancerIP': TEXT,
  ...listOfTexts('spec.loadBalancerSourceRanges'),
  ...listOfRecords('spec.ports'),
  'spec.ports[].appProtocol': TEXT,
  'spec.ports[].name': TEXT,
  'spec.ports[].nodePort': between(0, 65535),
  'spec.ports[].port': required(PORT),
  'spec.ports[].protocol': oneOf('TCP', 'UDP', 'SCTP'),
  'spec.ports[].targetPort': between(1, 65535, { type: 'integer-or-text' }),
  'spec.publishNotReadyAddresses': FLAG,
  'spec.selector': TEXTS,
  'spec.sessionAffinity': oneOf('None', 'ClientIP'),
  'spec.sessionAffinityConfig': ANY,
  'spec.trafficDistribution': TEXT,
  'spec.type': oneOf('ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'),
}
