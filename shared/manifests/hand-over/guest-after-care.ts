import type { BundleFile } from '../bundle-file.ts'
import { DOCUMENTS_FOLDER } from '../bundle-folders.ts'
import { concernedVms, type HandOverFacts, type PlannedEstateVm } from './hand-over-facts.ts'
import { vmList } from './name-list.ts'

/** What to look after inside the guests, once each is there, with the VMs that it concerns as far as the inventory tells. */
export function guestAfterCareDocument(facts: HandOverFacts): BundleFile {
  const { vms, plan } = facts
  const guestOs = new Map(plan.compute.vms.map(({ vmId, guestOs: system }) => [vmId, system]))
  const isWindows = ({ vm }: PlannedEstateVm): boolean => /windows/i.test(`${guestOs.get(vm.id) ?? ''} ${vm.guestOsFromTools ?? ''} ${vm.guestOsConfigured ?? ''}`)
  const named = (which: (entry: PlannedEstateVm) => boolean): string => vmList(vms.filter(which).map(({ vm }) => vm.name))
  const hasTools = ({ vm }: PlannedEstateVm): boolean => vm.tools?.status != null && vm.tools.status !== 'toolsNotInstalled'
  const sections: readonly (readonly [title: string, lines: readonly string[]])[] = [
    ['First look', [
      'The guest agent answers: the console shows addresses and the system of the VM.',
      'Addresses, default route and name resolution are as before: `ip route` or `route print` shows one default route.',
      'All disks are there, with their letters or mount points; databases are looked at by those who own them.',
    ]],
    ['VMware Tools', [
      `MTV removes the Tools from Linux where it can, and leaves parts in Windows: uninstall what is left, services and drivers too. ${concernedVms(facts, 'tools', hasTools)}.`,
      'The QEMU guest agent and the virtio drivers come with the conversion. Look for both in Windows after the first restart.',
    ]],
    ['Windows', [
      `Ghost NICs: the old card stays as a hidden device and may hold the static address. Show hidden devices in the Device Manager and remove it. ${named(isWindows)}.`,
      'Duplicate routes: a persistent route (`route -p`) of the old card stays. Compare `route print` with what was there before.',
      'Activation: Windows takes the new hardware for another machine. KMS activates by itself where it is reached; MAK and OEM keys do not.',
      'Disks beyond the first may be offline (SAN policy): bring them online in the Disk Management.',
      'Time zone of the hardware clock: look at the time after the first restart.',
    ]],
    ['Linux', [
      `Names of NICs may change with the bus, such as ens192 to enp1s0: configurations by name lose their card, those by MAC address do not. ${named((entry) => !isWindows(entry))}.`,
      'RHEL 9 and 10 may lose static addresses with MTV 2.12: compare the connections of NetworkManager.',
      'Old udev rules (70-persistent-net.rules) tie names to cards that are gone.',
      'Entries of /etc/fstab by device name (/dev/sdb1) become UUIDs: disks are /dev/vda from now on.',
    ]],
    ['Time', [
      `The Tools set the clock of these guests, which nobody does any more: set up NTP in them. ${concernedVms(facts, 'tools', ({ vm }) => vm.tools?.isSyncTimeWithHost === true)}.`,
    ]],
    ['What is tied to the hardware', [
      'Licences that look at MAC address, UUID, serial number, CPU type or the number of sockets: ask those who own the applications before the wave, and have new keys at hand.',
      `Dongles and other USB devices, which are not carried over: ${concernedVms(facts, 'usbDevices', ({ vm }) => vm.usbDevices.length > 0)}.`,
      `Guests that see the serial numbers of their disks (disk.EnableUUID), which are cut off: ${named(({ vm }) => vm.isDiskUuidEnabled === true)}.`,
      'Agents that know a machine by its UUID or serial number (backup, monitoring, endpoint security, configuration management) see a new one: register anew, and retire the old entry.',
    ]],
    ['Backup and monitoring', [
      'Take the VM out of the old backup jobs and put it into the new ones the same day; keep the old backups as long as they are owed.',
      'Point monitoring that asked the vCenter to the metrics of the cluster.',
    ]],
  ]
  const text = ['# After-care of guests', '', 'For each VM, once it runs on the target and before its source is taken away.', ...sections.flatMap(([title, lines]) => ['', `## ${title}`, '', ...lines.map((line) => `- [ ] ${line}`)]), '']
  return { path: `${DOCUMENTS_FOLDER}/guest-after-care.md`, text: text.join('\n') }
}
