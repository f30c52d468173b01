import { z } from 'zod'
import type { Finding } from '#shared/domain/finding.ts'
import { isDnsSubdomain } from '#shared/domain/label-syntax.ts'
import { isDnsLabel } from '#shared/engine/check/object-name-rules.ts'

/** What a bundle leaves open is in angle brackets: nobody can judge it before it is filled in. */
const OPEN = /^<[^>]*>$/

/** Whether somebody still has to say it. */
export function isOpen(value: unknown): boolean {
  return value === undefined || (typeof value === 'string' && OPEN.test(value))
}

/** Whether it is an IP address, which alone can be compared with networks. */
export function isAddress(value: string): boolean {
  return z.union([z.ipv4(), z.ipv6()]).safeParse(value).success
}

const open = z.string().regex(OPEN)
const text = (isFine: (value: string) => boolean, message: string): z.ZodType<string> => z.string('has to be a text').refine((value) => OPEN.test(value) || isFine(value), message)
const address = text(isAddress, 'has to be an IP address')
const network = text((value) => z.union([z.cidrv4(), z.cidrv6()]).safeParse(value).success, 'has to be a network such as 192.0.2.0/24')
const count = z.unknown().refine((value) => isOpen(value) || (Number.isInteger(value) && Number(value) >= 0), 'has to be a whole number')
const pool = (name: string) => z.looseObject({ name: z.literal(name, `has to be ${name}`), replicas: count.optional(), architecture: z.string().optional() })
const addresses = z.array(address, 'has to be a list of addresses').refine((list) => list.length > 0 && list.length <= 2, 'takes one address, or one of each version of IP')

/**
 * The fields of install-config.yaml that a bare-metal cluster for VMs hangs on, from OpenShift's installation parameters for bare metal; what else
 * the file says is the installer's business. Texts in angle brackets are left as they are.
 */
export const installConfigSchema = z.looseObject({
  apiVersion: z.literal('v1', 'has to be v1'),
  metadata: z.looseObject({ name: text(isDnsLabel, 'has to be a DNS label: lower-case letters, digits and dashes') }, 'has to hold the name of the cluster'),
  baseDomain: text(isDnsSubdomain, 'has to be a domain such as example.com'),
  controlPlane: pool('master').optional(),
  compute: z.array(pool('worker'), 'has to be a list').refine((pools) => pools.length <= 1, 'takes one pool, worker').optional(),
  networking: z.looseObject({
    networkType: z.string('has to be OVNKubernetes'),
    clusterNetwork: z.array(z.looseObject({ cidr: network, hostPrefix: z.union([z.number().int(), open], 'has to be a whole number').optional() }), 'has to be a list of networks with cidr and hostPrefix').min(1, 'names no network'),
    machineNetwork: z.array(z.looseObject({ cidr: network }), 'has to be a list of networks with cidr').min(1, 'names no network'),
    serviceNetwork: z.array(network, 'has to be a list of networks').refine((list) => list.length > 0 && list.length <= 2, 'takes one network, or one of each version of IP'),
  }, 'has to hold networkType, clusterNetwork, machineNetwork and serviceNetwork'),
  platform: z.record(z.string(), z.unknown(), 'has to hold one platform, such as baremetal'),
  pullSecret: z.string('has to be a text: what Red Hat gives, and what the mirror wants').min(1, 'is empty'),
})

/** The block of a cluster whose API and ingress have addresses of their own. */
export const baremetalSchema = z.looseObject({
  apiVIPs: addresses.optional(),
  ingressVIPs: addresses.optional(),
  /** Of releases before 4.12, and read still. */
  apiVIP: address.optional(),
  ingressVIP: address.optional(),
  loadBalancer: z.looseObject({ type: z.string().optional() }).optional(),
})

/** What is said of a field: the first half of the sentence names it. */
export interface InstallProblem {
  readonly at: string
  readonly what: string
  readonly remedy: string
  readonly severity?: Finding['severity']
}

export type InstallConfig = z.infer<typeof installConfigSchema>

/** Every field that the installer knows at the top (openshift/installer, pkg/types/installconfig.go); it leaves others out without following them. */
export const KNOWN_FIELDS: ReadonlySet<string> = new Set([
  'apiVersion', 'metadata', 'kind', 'additionalTrustBundle', 'additionalTrustBundlePolicy', 'arbiter', 'baseDomain', 'bootstrapInPlace', 'capabilities', 'compute', 'controlPlane', 'cpuPartitioningMode', 'credentialsMode', 'featureGates',
  'featureSet', 'fips', 'imageContentSources', 'imageDigestSources', 'networking', 'operatorPublishingStrategy', 'osImageStream', 'platform', 'proxy', 'publish', 'pullSecret', 'sshKey',
])
