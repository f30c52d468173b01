import { z } from 'zod'

const address = z.union([z.ipv4(), z.ipv6()], 'must be an IP address')
const network = z.union([z.cidrv4(), z.cidrv6()], 'must be a network such as 192.0.2.0/24')
const hostName = z.string().regex(/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/, 'must be a host name in lower case').max(253)

/** A cluster that does not exist yet: what is known of its installation. */
export const installPolicySchema = z.strictObject({
  /** The cluster's name; the first part of its domain. */
  clusterName: z.string().regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, 'must be a DNS-1123 label: lower-case letters, digits and dashes').max(54),
  baseDomain: hostName,
  machineNetwork: network,
  /** Virtual addresses of API and ingress; a single node has none. */
  apiVip: address.optional(),
  ingressVip: address.optional(),
  clusterNetwork: network.default('10.128.0.0/14'),
  serviceNetwork: network.default('172.30.0.0/16'),
  /** Addresses a node: as maxPods needs them where it is left out, and 64 for IPv6. */
  hostPrefix: z.number().int().min(8).max(64).optional(),
  /** VLAN of the machine network on the nodes' bond; absent: untagged. */
  vlanId: z.number().int().min(1).max(4094).optional(),
  gateway: address.optional(),
  dnsServers: z.array(address).default([]),
  hosts: z.array(z.strictObject({
    name: hostName,
    role: z.enum(['master', 'worker']),
    /** Absent: by DHCP. */
    address: address.optional(),
    /** /dev/disk/by-path or /dev/sda. */
    rootDevice: z.string().regex(/^\/dev\/[\w./:-]+$/, 'must be a device below /dev').optional(),
    macAddresses: z.record(z.string().min(1), z.string().regex(/^([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}$/, 'must be a MAC address')).default({}),
  })).default([]),
})

export type InstallPolicy = z.infer<typeof installPolicySchema>
