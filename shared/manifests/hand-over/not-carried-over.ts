import type { BundleFile } from '../bundle-file.ts'
import { DOCUMENTS_FOLDER } from '../bundle-folders.ts'
import { markdownCode, markdownTable, markdownText } from '../markdown.ts'
import { concernedVms, type HandOverFacts } from './hand-over-facts.ts'
import { vmList } from './name-list.ts'

/** What stays behind, VM by VM where the inventory tells, and why: nobody is to find out afterwards. */
export function notCarriedOverDocument(facts: HandOverFacts): BundleFile {
  const sections = [
    ['# What is not carried over', '', 'VMs that are in no plan are in the README, with their reasons. This is what VMs of plans lose.'],
    ['## Of VMs', '', ...ofVms(facts)],
    ['## Settings that nothing brings to the target', '', ...settings(facts)],
    ['## Of the platform', '', ...ofPlatform(facts)],
  ]
  return { path: `${DOCUMENTS_FOLDER}/not-carried-over.md`, text: `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n` }
}

function ofVms(facts: HandOverFacts): string[] {
  const { vms } = facts
  const named = (which: (entry: HandOverFacts['vms'][number]) => boolean): string => vmList(vms.filter(which).map(({ vm }) => vm.name))
  return markdownTable(['What', 'Why', 'VMs'], [
    ['Snapshots', 'Only the newest state is copied; warm migration refuses VMs that have any', concernedVms(facts, 'snapshots', ({ vm }) => vm.snapshots.length > 0)],
    ['USB devices', 'No device of a host is passed through by MTV', concernedVms(facts, 'usbDevices', ({ vm }) => vm.usbDevices.length > 0)],
    ['Media in CD drives', 'ISO files are not copied', concernedVms(facts, 'cdDrives', ({ vm }) => vm.cdDrives.some(({ isConnected }) => isConnected === true))],
    ['NICs that are left out', 'They are attached to nothing, or a decision leaves them out', named(({ planned }) => planned.leftOutNics.length > 0)],
    ['Fault Tolerance', 'OpenShift Virtualization has no like: use clustering in the guest', named(({ vm }) => vm.faultToleranceState !== null && vm.faultToleranceState !== 'notConfigured')],
    ['vApps, with their start order', 'VMs are on their own: what starts after what is up to the applications', named(({ vm }) => vm.vApp !== null)],
    ['CPU and memory that can be added while a VM runs', 'It is another mechanism on the target, off by default', concernedVms(facts, 'cpu', ({ vm }) => vm.cpu?.isHotAddEnabled === true)],
  ])
}

function settings({ plan, vms }: HandOverFacts): string[] {
  const inPlans = new Set(vms.map(({ vm }) => vm.id))
  const byCode = new Map<string, { readonly message: string; readonly names: string[] }>()
  for (const { vmId, name, settings: own } of plan.compute.vms) {
    if (!inPlans.has(vmId)) continue
    for (const { code, carrier, message } of own) {
      if (carrier !== 'advice') continue
      const group = byCode.get(code) ?? { message, names: [] }
      group.names.push(name)
      byCode.set(code, group)
    }
  }
  if (byCode.size === 0) return ['Every setting that the inventory tells of is carried, or kept by MTV.']
  return markdownTable(['Setting', 'For example', 'VMs'], [...byCode].sort(([left], [right]) => (left < right ? -1 : 1)).map(([code, { message, names }]) => [markdownCode(code), markdownText(message), vmList(names)]))
}

function ofPlatform({ plan, estate }: HandOverFacts): string[] {
  const rulesLost = plan.placement.findings.map(({ message }) => message)
  const dpm = estate.clusters.filter(({ isDpmEnabled }) => isDpmEnabled === true).map(({ name }) => name)
  const entries = [
    ...rulesLost,
    ...plan.scheduling.reasons.map(({ message }) => message),
    ...plan.tenancy.findings.map(({ message }) => message),
    ...(dpm.length === 0 ? [] : [`Nodes are not switched off when idle, as DPM does in ${dpm.join(', ')}.`]),
    ...(plan.tenancy.unmapped.length === 0 ? [] : [`Permissions of ${String(plan.tenancy.unmapped.length)} principals are not carried over: nobody has said who they are on the target.`]),
    `Templates, ISO files and library items are not migrated: ${String(plan.images.filter(({ isToRebuild }) => isToRebuild).length)} are to be made again, as the README lists them.`,
    'Histories of performance, events and tasks stay where they are: export what has to be kept.',
    'Alarms, scheduled tasks, host profiles and scripts against the API of the source have to be written anew.',
  ]
  return entries.map((entry) => `- ${markdownText(entry)}`)
}
