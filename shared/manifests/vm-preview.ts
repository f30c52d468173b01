import { compareText } from '#shared/domain/compare.ts'
import type { EstateDisk, EstateVm } from '#shared/domain/estate/estate.ts'
import type { KubeObject } from '#shared/domain/plan/kube-object.ts'
import type { MigrationPlan, NetworkMapEntry, PlannedPlan, PlannedVm, StorageMapEntry } from '#shared/domain/plan/migration-plan.ts'
import type { Texts } from '#shared/domain/plan/placement.ts'
import type { EmittedObject } from './emitter.ts'

/**
 * What MTV will make of a VM, as far as the inventory and the plan tell: its DataVolumes, then the VirtualMachine. A preview for
 * people: nothing of it is in a bundle, and MTV gives volumes names of its own. What the inventory does not know is left out and said.
 * Shape after Forklift's builder: virtio disks and NICs, masquerade on the pod network, bridge elsewhere, MAC addresses kept.
 */
export function vmPreview(plan: MigrationPlan, planned: PlannedPlan, entry: PlannedVm, vm: EstateVm): readonly EmittedObject[] {
  const classes = new Map(planned.storageMap.map((row) => [row.datastoreId, row]))
  const volumes = vm.disks.map((disk, index) => ({ disk, name: `${entry.targetName}-disk-${String(index)}`, destination: disk.datastoreId === null ? undefined : classes.get(disk.datastoreId) }))
  return [
    ...volumes.map(({ disk, name, destination }) => ({ comment: volumeComment(disk, destination), object: dataVolume(name, planned.targetNamespace, disk, destination) })),
    { comment: vmComment(plan, planned, entry, vm), object: virtualMachine(plan, planned, entry, vm, volumes.map(({ name }) => name)) },
  ]
}

function volumeComment({ label, isRaw, capacityMib }: EstateDisk, destination: StorageMapEntry | undefined): string[] {
  return [
    `A preview of what MTV makes of ${label ?? 'a disk'}: do not apply it. MTV fills it, and names it otherwise.`,
    ...(destination === undefined ? ['Its datastore is mapped to nothing.'] : []),
    ...(capacityMib === null ? ['The inventory does not tell its size.'] : destination?.volumeMode === 'Filesystem' ? ['MTV asks for more than the size: a file system takes its share.'] : []),
    ...(isRaw === true ? ['A raw device is copied like a disk.'] : []),
  ]
}

function dataVolume(name: string, namespace: string, { capacityMib }: EstateDisk, destination: StorageMapEntry | undefined): KubeObject {
  return {
    apiVersion: 'cdi.kubevirt.io/v1beta1',
    kind: 'DataVolume',
    metadata: { name, namespace },
    spec: {
      source: { blank: {} },
      storage: {
        ...(destination === undefined ? {} : { storageClassName: destination.storageClass, volumeMode: destination.volumeMode, accessModes: [destination.accessMode] }),
        ...(capacityMib === null ? {} : { resources: { requests: { storage: `${String(Math.ceil(capacityMib))}Mi` } } }),
      },
    },
  }
}

function vmComment(plan: MigrationPlan, planned: PlannedPlan, entry: PlannedVm, vm: EstateVm): string[] {
  const { hyperConverged, compute, placement } = plan
  const patched = Object.keys(patchedLabels(plan, planned, entry)).sort(compareText)
  const preference = compute.vms.find(({ vmId }) => vmId === entry.vmId)?.preference
  const hasPatch = placement.vms.some(({ vmId }) => vmId === entry.vmId) || compute.vms.some(({ vmId, settings }) => vmId === entry.vmId && settings.some(({ patch }) => patch !== null))
  return [
    `A preview of what MTV makes of ${vm.name}: do not apply it.`,
    `Eviction strategy: ${hyperConverged?.evictionStrategy ?? 'the default of the cluster'}, since no Plan has a field for it.`,
    ...(preference === undefined ? [] : [`Preference: ${preference.name ?? 'none'}, ${preference.carrier === 'osmap' ? 'by the map of this bundle' : preference.carrier === 'patch' ? 'by a patch afterwards' : 'by MTV’s own map'}.`]),
    ...(patched.length > 0 ? [`Labels by after-migration.sh: ${patched.join(', ')}.`] : []),
    ...(hasPatch ? ['More comes by fields of its Plan or by after-migration.sh.'] : []),
    ...entry.leftOutNics.map(({ label, reason }) => `Without ${label}: ${reason.message}`),
  ]
}

function virtualMachine(plan: MigrationPlan, planned: PlannedPlan, entry: PlannedVm, vm: EstateVm, volumes: readonly string[]): KubeObject {
  const preference = plan.compute.vms.find(({ vmId }) => vmId === entry.vmId)?.preference.name ?? null
  const nics = vm.nics.flatMap((nic) => {
    const destination = planned.networkMap.find(({ portGroupId }) => portGroupId === nic.portGroupId)?.destination
    return destination === undefined || destination.type === 'ignored' ? [] : [{ destination, macAddress: nic.macAddress }]
  }).map((nic, index) => ({ ...nic, name: `net-${String(index)}` }))
  const { nodeSelector = {}, affinity = null } = planned.traits ?? {}
  const labels = sorted({ ...planned.traits?.labels, ...patchedLabels(plan, planned, entry) })
  return {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: { name: entry.targetName, namespace: planned.targetNamespace, ...(Object.keys(labels).length === 0 ? {} : { labels }) },
    spec: {
      // As it was at the source: a VM that is off stays off.
      runStrategy: vm.powerState === 'poweredOn' ? 'Always' : 'Halted',
      ...(entry.instanceType === null ? {} : { instancetype: { kind: 'VirtualMachineClusterInstancetype', name: entry.instanceType } }),
      ...(preference === null ? {} : { preference: { kind: 'VirtualMachineClusterPreference', name: preference } }),
      template: {
        ...(Object.keys(labels).length === 0 ? {} : { metadata: { labels } }),
        spec: {
          ...(Object.keys(nodeSelector).length === 0 ? {} : { nodeSelector }),
          ...(affinity === null ? {} : { affinity }),
          domain: {
            ...(entry.instanceType === null ? sizeOf(vm) : {}),
            devices: {
              disks: volumes.map((_, index) => ({ name: `vol-${String(index)}`, ...(index === 0 ? { bootOrder: 1 } : {}), disk: { bus: 'virtio' } })),
              interfaces: nics.map(({ name, destination, macAddress }) => ({ name, model: 'virtio', ...(macAddress === null ? {} : { macAddress: macAddress.toLowerCase() }), ...(destination.type === 'pod' ? { masquerade: {} } : { bridge: {} }) })),
              ...(vm.configuration?.isTpmPresent === true ? { tpm: { persistent: true } } : {}),
            },
            ...firmwareOf(vm),
            machine: { type: 'q35' },
          },
          networks: nics.map(({ name, destination }) => ({ name, ...networkSource(destination) })),
          volumes: volumes.map((name, index) => ({ name: `vol-${String(index)}`, persistentVolumeClaim: { claimName: name } })),
        },
      },
    },
  }
}

/** The labels of its attributes and of decisions that its Plan does not give to all of its VMs. */
function patchedLabels({ placement }: MigrationPlan, { traits }: PlannedPlan, { vmId }: PlannedVm): Texts {
  const own = placement.vms.find((entry) => entry.vmId === vmId)?.traits.looseLabels ?? {}
  return Object.fromEntries(Object.entries(own).filter(([key, value]) => traits?.labels[key] !== value))
}

function sorted(texts: Texts): Texts {
  return Object.fromEntries(Object.entries(texts).sort(([left], [right]) => compareText(left, right)))
}

function sizeOf({ vcpus, memoryMib, cpu }: EstateVm): Record<string, unknown> {
  const sockets = cpu?.sockets ?? null
  const cores = cpu?.coresPerSocket ?? null
  return {
    ...(sockets !== null && cores !== null && sockets > 0 && cores > 0 ? { cpu: { sockets, cores } } : vcpus === null ? {} : { cpu: { cores: vcpus } }),
    ...(memoryMib === null ? {} : { memory: { guest: `${String(memoryMib)}Mi` } }),
  }
}

function firmwareOf({ firmware, isSecureBootEnabled, smbiosUuid }: EstateVm): Record<string, unknown> {
  const isSecure = isSecureBootEnabled === true
  const bootloader = firmware === null ? null : /efi/i.test(firmware) ? { efi: { secureBoot: isSecure } } : { bios: {} }
  return {
    ...(isSecure ? { features: { smm: { enabled: true } } } : {}),
    firmware: { ...(bootloader === null ? {} : { bootloader }), ...(smbiosUuid === null ? {} : { serial: smbiosUuid }) },
  }
}

function networkSource(destination: NetworkMapEntry['destination']): Record<string, unknown> {
  return destination.type === 'multus' ? { multus: { networkName: `${destination.namespace}/${destination.name}` } } : { pod: {} }
}
