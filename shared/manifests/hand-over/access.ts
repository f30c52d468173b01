import type { BundleFile } from '../bundle-file.ts'
import { DOCUMENTS_FOLDER } from '../bundle-folders.ts'
import { markdownCode, markdownTable, markdownText } from '../markdown.ts'
import type { HandOverFacts, PlannedEstateVm } from './hand-over-facts.ts'

/** Rows of a table; beyond them it says how many there are. */
const LISTED = 500

/** How each VM is reached once it is there: as before by its VLAN, or by what has to be made for it on the pod network. */
export function accessDocument({ vms, plan }: HandOverFacts): BundleFile {
  const destinationsOf = destinationFinder()
  const placed = vms.map((entry) => ({ entry, destinations: destinationsOf(entry) }))
  const onPod = placed.filter(({ destinations }) => destinations.includes('pod')).map(({ entry }) => entry)
  const byAttachment = new Map<string, number>()
  for (const { destinations } of placed) for (const name of new Set(destinations.filter((destination) => destination !== 'pod' && destination !== 'ignored'))) byAttachment.set(name, (byAttachment.get(name) ?? 0) + 1)
  const without = placed.filter(({ destinations }) => destinations.every((destination) => destination === 'ignored'))
  const lines = [
    '# How VMs are reached',
    '',
    '## VMs on their VLANs',
    '',
    'They keep MAC address and VLAN. Addresses, gateways, firewalls and load balancers outside stay as they are; a static address in the guest holds as long as MTV preserves it.',
    '',
    ...(byAttachment.size === 0 ? ['None.'] : markdownTable(['Attachment', 'VMs'], [...byAttachment].sort(([left], [right]) => (left < right ? -1 : 1)).map(([name, count]) => [markdownCode(name), String(count)]))),
    '',
    '## VMs on the pod network',
    '',
    'They lose their address: behind the pod network each has one of the cluster, which changes with every start and is not reached from outside. Whoever used the old address needs one of these, by what talks to the VM:',
    '',
    ...markdownTable(['Who talks to it', 'What to make', 'What it needs'], [
      ['Other VMs and pods of the cluster', 'a Service: it has a name in DNS, `<service>.<namespace>.svc`', 'nothing'],
      ['Browsers, HTTPS with a name', 'a Service and a Route', 'a DNS name below the domain of applications, or one of its own'],
      ['Anything else from outside, an address of its own', 'a Service of type LoadBalancer', plan.target.cluster.operators.also.includes('metallb') ? 'MetalLB with a pool of addresses' : 'MetalLB with a pool of addresses: not among the operators of this bundle'],
      ['Administrators, by SSH or RDP', '`virtctl ssh`, `virtctl port-forward`, or the console', 'permission to the VM'],
      ['Those who know it by its old address', 'a NIC on its VLAN in place of the pod network', 'another mapping before the migration'],
    ]),
    '',
    ...(onPod.length === 0
      ? ['No VM of a plan is on it.']
      : [
          ...markdownTable(['VM', 'Namespace', 'Address today', 'DNS name today', 'A Service for it'], onPod.slice(0, LISTED).map(podRow)),
          ...(onPod.length > LISTED ? ['', `and ${String(onPod.length - LISTED)} more.`] : []),
        ]),
    ...(without.length === 0 ? [] : ['', '## VMs without a network', '', `${without.length === 1 ? '1 VM has no NIC that is mapped: it is' : `${String(without.length)} VMs have no NIC that is mapped: they are`} reached by the console alone.`]),
  ]
  return { path: `${DOCUMENTS_FOLDER}/access.md`, text: `${lines.join('\n')}\n` }
}

/** Where the NICs of a VM go: `pod`, `ignored`, or the name of an attachment. The map of a plan is looked through once for all of its VMs. */
function destinationFinder(): (entry: PlannedEstateVm) => readonly string[] {
  const namesOfPlan = new Map<PlannedEstateVm['in'], ReadonlyMap<string, string>>()
  const namesOf = (planned: PlannedEstateVm['in']): ReadonlyMap<string, string> => {
    const known = namesOfPlan.get(planned)
    if (known !== undefined) return known
    const names = new Map(planned.networkMap.map(({ portGroupId, destination }) => [portGroupId, destination.type === 'multus' ? destination.name : destination.type]))
    namesOfPlan.set(planned, names)
    return names
  }
  return ({ vm, in: planned }) => {
    const names = namesOf(planned)
    return vm.nics.flatMap(({ portGroupId }) => (portGroupId === null ? [] : (names.get(portGroupId) ?? [])))
  }
}

function podRow({ vm, planned, in: { targetNamespace } }: PlannedEstateVm): string[] {
  return [markdownCode(vm.name), markdownCode(targetNamespace), vm.primaryIpAddress === null ? 'not known' : markdownCode(vm.primaryIpAddress), vm.dnsName === null ? 'not known' : markdownText(vm.dnsName), markdownCode(`virtctl expose vm ${planned.targetName} -n ${targetNamespace} --name ${planned.targetName} --port <port>`)]
}
