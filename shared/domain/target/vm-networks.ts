import { z } from 'zod'
import { interfaceNameSchema } from './interface-name.ts'

const mtu = z.number().int().min(576).max(65_535)

/** A Linux bridge for VMs beside the OVS bridges: tags go through to guests there, and no network policy holds. */
export const linuxBridgeSchema = z.strictObject({
  name: interfaceNameSchema,
  /** NICs or bonds of its own, since an uplink serves one bridge; empty: the bridge is on the nodes already. */
  uplinks: z.array(interfaceNameSchema).default([]),
  mtu: mtu.optional(),
})

/** Virtual functions of NICs that guests drive themselves. */
export const sriovPoolSchema = z.strictObject({
  /** What SR-IOV's device plug-in takes for the name of a resource. */
  name: z.string().regex(/^[a-zA-Z0-9_]+$/, 'must be letters, digits and underscores').max(60),
  /** Physical functions, by their interfaces' names on the nodes. */
  nics: z.array(interfaceNameSchema).min(1),
  virtualFunctions: z.number().int().min(1).max(256),
  mtu: mtu.optional(),
  nodeSelector: z.record(z.string().min(1), z.string()).default({ 'feature.node.kubernetes.io/network-sriov.capable': 'true' }),
})

/** Namespaces whose VMs have a network to themselves in place of the pod network. */
export const isolatedNetworkSchema = z.strictObject({
  /** A DNS-1123 label (RFC 1123). */
  name: z.string().regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, 'must be a DNS-1123 label: lower-case letters, digits and dashes').max(63),
  namespaces: z.array(z.string().min(1).max(63)).min(1),
  /** One IPv4 network, from which VMs get their addresses. */
  subnet: z.cidrv4('must be an IPv4 network such as 10.200.0.0/16'),
  mtu: mtu.optional(),
})

/** How VMs are attached to networks. */
export const vmNetworksSchema = z.strictObject({
  /** Where NADs live: `default` serves every namespace; `each` writes one into each target namespace. */
  attachmentNamespace: z.enum(['default', 'each']).default('default'),
  /** The physical network that carries port groups unless a decision says otherwise; the first by default. */
  defaultPhysicalNetwork: z.string().optional(),
  /** What one VLAN becomes unless a decision says otherwise: a NAD, or a ClusterUserDefinedNetwork (from OpenShift 4.19). */
  localnetAs: z.enum(['attachment', 'cluster-network']).default('attachment'),
  linuxBridges: z.array(linuxBridgeSchema).default([]),
  sriov: z.array(sriovPoolSchema).default([]),
  isolated: z.array(isolatedNetworkSchema).default([]),
  /** Network policies: none, ones that let everything in, or what a firewall's rules say besides. */
  policies: z.enum(['none', 'skeletons', 'translated']).default('none'),
}).superRefine(({ linuxBridges, sriov, isolated }, context) => {
  const refuseTwice = (list: readonly string[], path: string, words: string): void => {
    list.forEach((name, index) => {
      if (list.indexOf(name) !== index) context.addIssue({ code: 'custom', path: [path], message: `${name} ${words}` })
    })
  }
  refuseTwice(linuxBridges.map(({ name }) => name), 'linuxBridges', 'is there twice')
  refuseTwice(linuxBridges.flatMap(({ uplinks }) => uplinks), 'linuxBridges', 'is an uplink of two bridges, and serves one')
  // The objects that are made of them bear no capitals.
  refuseTwice(sriov.map(({ name }) => name.toLowerCase()), 'sriov', 'is there twice')
  refuseTwice(sriov.flatMap(({ nics }) => nics), 'sriov', 'is in two pools')
  refuseTwice(isolated.map(({ name }) => name), 'isolated', 'is there twice')
  refuseTwice(isolated.flatMap(({ namespaces }) => namespaces), 'isolated', 'is in two isolated networks, and a namespace has one')
})

export type LinuxBridge = z.infer<typeof linuxBridgeSchema>
export type IsolatedNetwork = z.infer<typeof isolatedNetworkSchema>
