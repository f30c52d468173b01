import { countWords } from '#shared/domain/count-words.ts'
import type { Finding } from '#shared/domain/finding.ts'
import type { KubeObject } from '#shared/domain/plan/kube-object.ts'
import { IPV6_HOST_PREFIX } from '#shared/domain/target/host-prefix.ts'
import { fieldItems, fieldText, isRecord } from '#shared/engine/check/field-values.ts'
import { addressKey, isHeldBy, networkProblems, readNetworks } from './install-config-networks.ts'
import { baremetalSchema, type InstallConfig, installConfigSchema, type InstallProblem, isAddress, isOpen, KNOWN_FIELDS } from './install-config-schema.ts'

/** Control planes that the installer makes on bare metal: one node, three, and from 4.18 on four or five. */
const CONTROL_PLANES: ReadonlySet<unknown> = new Set([1, 3, 4, 5])

/**
 * What the installer would refuse of an install-config.yaml, and what it would make otherwise than is meant; `agents`: the AgentConfigs beside it.
 * What is in angle brackets is still to be filled in and is not judged.
 */
export function checkInstallConfig(file: string, value: Readonly<Record<string, unknown>>, agents: readonly KubeObject[]): readonly Finding[] {
  const parsed = installConfigSchema.safeParse(value)
  const shape = parsed.success ? [] : parsed.error.issues.map(({ path, message }): InstallProblem => ({ at: path.join('.'), what: valueAt(value, path) === undefined ? 'is missing' : message, remedy: 'Correct it: the installer refuses the file.' }))
  const unknown = Object.keys(value).filter((field) => !KNOWN_FIELDS.has(field)).map((field): InstallProblem => ({ at: field, what: 'is no field of it, so nothing follows it', remedy: 'Correct its name, or take it out.', severity: 'warning' }))
  const problems = [...shape, ...unknown, ...(parsed.success ? judge(parsed.data, agents) : [])]
  return problems.map(({ at, what, remedy, severity = 'critical' }) => ({ ruleId: 'install-config-invalid', subject: file, severity, message: `${file}: ${at} ${what}.`, remedy, data: { file, at } }))
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((below, key) => (typeof below === 'object' && below !== null ? (below as Readonly<Record<PropertyKey, unknown>>)[key] : undefined), value) // an object of any keys
}

function judge(config: InstallConfig, agents: readonly KubeObject[]): readonly InstallProblem[] {
  return [...networkTypeProblems(config), ...networkProblems(config.networking), ...prefixProblems(config), ...poolProblems(config), ...platformProblems(config), ...agents.flatMap((agent) => agentProblems(config, agent))]
}

function networkTypeProblems({ networking: { networkType } }: InstallConfig): readonly InstallProblem[] {
  if (networkType === 'OVNKubernetes' || isOpen(networkType)) return []
  const isGone = networkType === 'OpenShiftSDN'
  return [{ at: 'networking.networkType', what: isGone ? 'is OpenShiftSDN, which no release from 4.15 on installs' : `is ${networkType}, and localnets and user-defined networks of VMs need OVN-Kubernetes`, remedy: 'Write OVNKubernetes.', ...(isGone ? {} : { severity: 'warning' as const }) }]
}

/** Whether each node gets a piece of the cluster network. */
function prefixProblems({ networking: { clusterNetwork } }: InstallConfig): readonly InstallProblem[] {
  return clusterNetwork.flatMap(({ cidr, hostPrefix }, index): readonly InstallProblem[] => {
    const [network] = readNetworks([cidr])
    const at = `networking.clusterNetwork.${String(index)}.hostPrefix`
    if (network === undefined || typeof hostPrefix !== 'number') return []
    if (network.bits > 32 && hostPrefix !== IPV6_HOST_PREFIX) return [{ at, what: `is ${String(hostPrefix)}, and nodes get a /${String(IPV6_HOST_PREFIX)} of IPv6`, remedy: `Write ${String(IPV6_HOST_PREFIX)}.` }]
    if (hostPrefix < network.prefix || hostPrefix >= network.bits) return [{ at, what: `is ${String(hostPrefix)}, which is no part of ${cidr}`, remedy: 'Choose a prefix that is longer than that of the network.' }]
    return []
  })
}

function poolProblems({ controlPlane, platform }: InstallConfig): readonly InstallProblem[] {
  const masters = controlPlane?.replicas
  if (typeof masters !== 'number') return []
  const problems: InstallProblem[] = CONTROL_PLANES.has(masters) ? [] : [{ at: 'controlPlane.replicas', what: `is ${String(masters)}, and a control plane has one, three, four or five nodes`, remedy: 'Write 3, or 1 for a single node.' }]
  if (masters === 1 && platform['baremetal'] !== undefined) problems.push({ at: 'platform.baremetal', what: 'is for several nodes, and controlPlane.replicas is 1', remedy: 'Write platform none for a single node.' })
  if (masters > 1 && platform['none'] !== undefined) problems.push({ at: 'platform.none', what: 'leaves API and ingress without addresses of the cluster’s own, which then need a load balancer outside', remedy: 'Write platform baremetal with apiVIPs and ingressVIPs, or see that the load balancer is there.', severity: 'warning' })
  return problems
}

function platformProblems({ platform, networking: { machineNetwork } }: InstallConfig): readonly InstallProblem[] {
  const names = Object.keys(platform)
  if (names.length !== 1) return [{ at: 'platform', what: names.length === 0 ? 'is empty' : `names ${names.join(' and ')}, and has to name one`, remedy: 'Write one platform: baremetal, or none for a single node.' }]
  if (platform['baremetal'] === undefined) return []
  const parsed = baremetalSchema.safeParse(platform['baremetal'])
  if (!parsed.success) return parsed.error.issues.map(({ path, message }) => ({ at: ['platform.baremetal', ...path].join('.'), what: message, remedy: 'Correct it: the installer refuses the file.' }))
  const { apiVIPs, ingressVIPs, apiVIP, ingressVIP, loadBalancer } = parsed.data
  const named = [['apiVIPs', apiVIPs ?? list(apiVIP)], ['ingressVIPs', ingressVIPs ?? list(ingressVIP)]] as const
  const machines = readNetworks(machineNetwork.map(({ cidr }) => cidr))
  const isOwn = loadBalancer?.type !== 'UserManaged'
  const api = new Set(named[0][1].filter((vip) => !isOpen(vip)).map(addressKey))
  return named.flatMap(([field, vips]): readonly InstallProblem[] => {
    const at = `platform.baremetal.${field}`
    if (vips.length === 0) return [{ at, what: 'is missing', remedy: 'Name a free address of the machine network, with its DNS record.' }]
    const known = vips.filter((vip) => !isOpen(vip))
    // A load balancer of others may be anywhere, and may be one for both.
    return !isOwn ? [] : [
      ...known.filter((vip) => machines.length === machineNetwork.length && !isHeldBy(vip, machines)).map((vip) => ({ at, what: `is ${vip}, which is not in networking.machineNetwork ${machineNetwork.map(({ cidr }) => cidr).join(', ')}`, remedy: 'Correct the address, or the machine network.' })),
      ...(field === 'apiVIPs' ? [] : known.filter((vip) => api.has(addressKey(vip))).map((vip) => ({ at, what: `is ${vip}, which the API has`, remedy: 'Give each an address of its own.' }))),
    ]
  })
}

function list(value: string | undefined): readonly string[] {
  return value === undefined ? [] : [value]
}

/** Hosts beyond the replicas are refused; addresses outside of the machine network are found nowhere. */
function agentProblems({ controlPlane, compute, networking, platform }: InstallConfig, agent: KubeObject): readonly InstallProblem[] {
  const hosts = fieldItems(agent, 'hosts').filter(isRecord)
  const roles = [['master', controlPlane?.replicas, 'controlPlane.replicas'], ['worker', compute?.[0]?.replicas, 'compute.0.replicas']] as const
  const machines = readNetworks(networking.machineNetwork.map(({ cidr }) => cidr))
  const rendezvous = fieldText(agent, 'rendezvousIP')
  const vips = Object.values(isRecord(platform['baremetal']) ? platform['baremetal'] : {}).flat().filter((vip): vip is string => typeof vip === 'string' && isAddress(vip))
  const isKnown = rendezvous !== null && isAddress(rendezvous)
  return [
    ...roles.flatMap(([role, replicas, at]): readonly InstallProblem[] => {
      const count = hosts.filter((host) => host['role'] === role).length
      return typeof replicas === 'number' && count > replicas ? [{ at, what: `is ${String(replicas)}, and agent-config.yaml lists ${countWords(count, 'host')} with the role ${role}`, remedy: 'Raise the number, or take hosts out.' }] : []
    }),
    ...(isKnown || rendezvous === null || isOpen(rendezvous) ? [] : [{ at: 'rendezvousIP of agent-config.yaml', what: `is ${rendezvous}, which is no IP address`, remedy: 'Write the address of a control-plane node.' }]),
    ...(isKnown && machines.length > 0 && !isHeldBy(rendezvous, machines) ? [{ at: 'networking.machineNetwork', what: `does not hold ${rendezvous}, the rendezvousIP of agent-config.yaml`, remedy: 'Name the address of a control-plane node there.' }] : []),
    ...(isKnown && vips.some((vip) => addressKey(vip) === addressKey(rendezvous)) ? [{ at: 'platform.baremetal', what: `has ${rendezvous} as an address of the cluster, and agent-config.yaml as that of a node (rendezvousIP)`, remedy: 'Give each an address of its own.' }] : []),
  ]
}
