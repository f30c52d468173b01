import { countWords } from '#shared/domain/count-words.ts'
import type { BundleFile } from '../bundle-file.ts'
import { DOCUMENTS_FOLDER } from '../bundle-folders.ts'
import { markdownCode, markdownTable, markdownText } from '../markdown.ts'
import type { HandOverFacts } from './hand-over-facts.ts'
import { nameList } from './name-list.ts'

/** A checklist of what has to be there before the first wave, with who has to see to it. */
export function prerequisitesDocument(facts: HandOverFacts): BundleFile {
  const sections = [
    ['# Before the first wave', '', `What has to be there for ${markdownText(facts.plan.target.name)}. Tick off what is done; what is not known to this plan is in angle brackets.`],
    ['## Names and addresses', '', ...names(facts)],
    ['## Ports of the firewalls', '', 'From every node of the cluster, since importers run on any of them.', '', ...markdownTable(['To', 'Port', 'For', 'There'], ports(facts))],
    ['## Access and images', '', ...access(facts)],
    ['## Switches', '', '- [ ] Ports of each node as `networks.md` lists them: link aggregation, tagged VLANs, native VLAN, MTU.', `- [ ] VLANs of VMs on the trunks to the nodes: ${vlans(facts)}.`],
    ['## Storage', '', ...storage(facts)],
    ['## At the source', '', ...source(facts)],
  ]
  return { path: `${DOCUMENTS_FOLDER}/prerequisites.md`, text: `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n` }
}

function names({ plan: { target } }: HandOverFacts): string[] {
  const { install, nodes } = target.cluster
  const domain = install === undefined ? '<cluster>.<domain>' : `${install.clusterName}.${install.baseDomain}`
  const hosts = install?.hosts ?? []
  return [
    `- [ ] DNS, forward: ${markdownCode(`api.${domain}`)} to ${markdownCode(install?.apiVip ?? '<address of the API>')}, ${markdownCode(`api-int.${domain}`)} to the same, ${markdownCode(`*.apps.${domain}`)} to ${markdownCode(install?.ingressVip ?? '<address of the ingress>')}.`,
    `- [ ] DNS, forward and reverse, of every node${hosts.length === 0 ? '' : `: ${hosts.map(({ name, address }) => `${markdownCode(name)}${address === undefined ? '' : ` ${markdownCode(address)}`}`).join(', ')}`}.`,
    `- [ ] Addresses of the nodes: ${hosts.some(({ address }) => address !== undefined) ? 'static, as above; the others by DHCP with reservations' : 'by DHCP with reservations, or static in agent-config.yaml'}.`,
    '- [ ] Virtual addresses of API and ingress outside of every DHCP range, or a load balancer in front of the nodes.',
    `- [ ] Time: ${nodes.ntpServers.length === 0 ? '`<NTP servers>`, the same as those of the guests' : nodes.ntpServers.map(markdownCode).join(', ')}, reached from every node on UDP 123.`,
    '- [ ] DNS of the nodes resolves the names of vCenter, engine and hypervisors: importers ask for them by name.',
  ]
}

/** vSphere: SDK of the vCenter, and the hosts' own API and disks (NFC). oVirt: engine and imageio of the hosts. */
const HTTPS = '443'
const NFC = '902'
const IMAGEIO = '54322'

function ports({ estate, plan }: HandOverFacts): string[][] {
  return plan.providers.flatMap(({ sourceId, kind, name, url, isEsxi }) => {
    const own = (plan.migrationHosts ?? []).filter((host) => host.sourceId === sourceId)
    const hosts = own.length === 0
      ? nameList(estate.hosts.filter((host) => host.sourceId === sourceId).map((host) => host.name))
      : `on ${nameList(plan.target.migration.hostNetworks)}: ${nameList(own.map(({ source: { name: host }, ipAddress }) => `${host} ${ipAddress ?? '<address>'}`))}`
    const manager = `${markdownCode(name)}${url === '' ? '' : ` (${markdownText(url)})`}`
    if (isEsxi === true) return [['ESXi host', HTTPS, 'inventory, control, disks by VDDK', manager], ['ESXi host', NFC, 'disks (NFC)', manager]]
    return kind === 'vsphere'
      ? [['vCenter', HTTPS, 'inventory and control', manager], ['ESXi hosts', HTTPS, 'disks by VDDK, conversion', hosts], ['ESXi hosts', NFC, 'disks (NFC)', hosts]]
      : [['Engine', HTTPS, 'inventory and control', manager], ['Hypervisors', IMAGEIO, 'disks (imageio)', hosts]]
  })
}

function access({ plan: { target, providers } }: HandOverFacts): string[] {
  const { disconnected } = target.cluster
  return [
    '- [ ] An identity provider (LDAP, Active Directory or OIDC) in place of kubeadmin, with the groups of those who work with VMs.',
    '- [ ] A kubeconfig with a client certificate, kept safe: whoever relies on the identity provider alone is locked out with it.',
    ...(providers.some(({ kind }) => kind === 'vsphere') ? [`- [ ] A VDDK image${target.migration.vddkImage === undefined ? ': none is stated. Warm migration and vSAN cannot do without it, and cold migration is slower' : ` at ${markdownCode(target.migration.vddkImage)}`}.`] : []),
    '- [ ] An account at each source that may do what MTV needs, and no more; its password is in no file of this bundle.',
    ...(disconnected === undefined ? ['- [ ] The registries of Red Hat can be reached, or a mirror is there.'] : [`- [ ] The mirror ${markdownCode(disconnected.registry)} holds what \`disconnected/\` lists.`]),
    ...(target.features.fips ? ['- [ ] FIPS: vSphere 6 and 7 offer no ciphers that a FIPS cluster takes. Look at their TLS settings first.'] : []),
  ]
}

function vlans({ plan }: HandOverFacts): string {
  const ids = [...new Set(plan.attachments.flatMap(({ vlanId }) => (vlanId === null ? [] : [vlanId])))].sort((left, right) => left - right)
  return ids.length === 0 ? 'none is tagged' : ids.join(', ')
}

/** A class has to hold the disks of all VMs that take part, of which plans may take fewer: both are said, so that neither looks like a mistake for the other. */
function storage(facts: HandOverFacts): string[] {
  const used = facts.plan.storageClasses.filter(({ disks }) => disks > 0)
  const planned = plannedDisks(facts)
  return [
    ...used.map(({ name, disks }) => {
      const ofPlans = planned.get(name) ?? 0
      const others = disks - ofPlans
      const more = others <= 0 ? '' : `; ${ofPlans === 0 ? countWords(others, 'disk') : `${others} more`} ${others === 1 ? 'is' : 'are'} of VMs that no plan takes yet`
      return `- [ ] The StorageClass ${markdownCode(name)}, with its VolumeSnapshotClass${ofPlans === 0 ? '' : `, for ${countWords(ofPlans, 'disk')} of the plans`}${more}.`
    }),
    '- [ ] Nodes reach the array: zones, initiators, multipath, on a network of their own where `networks.md` has one.',
  ]
}

/** By StorageClass: the disks that the plans bring, as their maps say. */
function plannedDisks({ vms }: HandOverFacts): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { vm, in: { storageMap } } of vms) {
    const classes = new Map(storageMap.map(({ datastoreId, storageClass }) => [datastoreId, storageClass]))
    for (const { datastoreId } of vm.disks) {
      const name = datastoreId === null ? undefined : classes.get(datastoreId)
      if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1)
    }
  }
  return counts
}

function source({ plan, estate }: HandOverFacts): string[] {
  const count = plan.plans.flatMap(({ prerequisites }) => prerequisites).length
  const maintenance = estate.hosts.filter(({ isInMaintenanceMode }) => isInMaintenanceMode === true).map(({ name }) => name)
  return [
    `- [ ] What each plan wants done before: ${count === 0 ? 'nothing' : `${countWords(count, 'entry', 'entries')} in the README, under Plans`}.`,
    '- [ ] Backups of all VMs of a wave, tried by restoring one.',
    '- [ ] Nobody changes VMs of a wave between the newest export and its window.',
    ...(maintenance.length === 0 ? [] : [`- [ ] Hosts in maintenance mode, whose VMs MTV cannot copy: ${nameList(maintenance)}.`]),
  ]
}
