import type { VmConfiguration } from '#shared/domain/estate/vm-configuration.ts'
import { childOf, childrenOf, idOf, textOf, type OvirtElement } from '../documents/ovirt-element.ts'
import { flagOf, integerOf, joinTexts, mebibytesOf, propertiesOf, textsOf } from '../documents/ovirt-values.ts'
import type { OvirtRun } from '../ovirt-run.ts'

export function vmConfigurationRow(vm: OvirtElement, run: OvirtRun): VmConfiguration {
  const { inventory } = run
  const numaNodes = inventory.membersOf(vm, 'vm_numa_node')
  const snapshots = inventory.membersOf(vm, 'snapshot')
  const leaseId = idOf(vm, 'lease', 'storage_domain')
  const quotaId = idOf(vm, 'quota')
  // The engine leaves these out where there is none; a VM that states its memory is described in full.
  const unsaid = textOf(vm, 'memory') === null ? null : ''
  const templateId = idOf(vm, 'original_template') ?? idOf(vm, 'template')
  return {
    vmId: run.idOf(vm.id ?? ''),
    status: textOf(vm, 'status'),
    guestId: textOf(vm, 'os', 'type'),
    origin: textOf(vm, 'origin'),
    biosType: biosTypeOf(vm, run),
    isBootMenuEnabled: flagOf(vm, 'bios', 'boot_menu', 'enabled'),
    isTpmPresent: flagOf(vm, 'tpm_enabled'),
    customEmulatedMachine: textOf(vm, 'custom_emulated_machine'),
    customCpuModel: textOf(vm, 'custom_cpu_model') ?? unsaid,
    threadsPerCore: integerOf(vm, 'cpu', 'topology', 'threads'),
    cpuPinningPolicy: textOf(vm, 'cpu_pinning_policy'),
    cpuPins: joinTexts(childrenOf(childOf(vm, 'cpu', 'cpu_tune', 'vcpu_pins'), 'vcpu_pin').map((pin) => `${textOf(pin, 'vcpu') ?? '?'}=${textOf(pin, 'cpu_set') ?? '?'}`)) ?? unsaid,
    numaNodes: listOf(numaNodes, describeNumaNode),
    numaNodeCount: numaNodes?.length ?? null,
    numaTuneMode: textOf(vm, 'numa_tune_mode'),
    placementAffinity: textOf(vm, 'placement_policy', 'affinity'),
    pinnedHosts: joinTexts(childrenOf(childOf(vm, 'placement_policy', 'hosts'), 'host').map(({ id }) => run.nameOf('host', id) ?? id)),
    isHighlyAvailable: flagOf(vm, 'high_availability', 'enabled'),
    haPriority: integerOf(vm, 'high_availability', 'priority'),
    leaseStorageDomain: run.nameOf('storage_domain', leaseId) ?? leaseId,
    isBallooningEnabled: flagOf(vm, 'memory_policy', 'ballooning'),
    maximumMemoryMib: mebibytesOf(vm, 'memory_policy', 'max'),
    ioThreads: integerOf(vm, 'io', 'threads'),
    storageErrorResumeBehaviour: textOf(vm, 'storage_error_resume_behaviour'),
    hasIllegalImages: flagOf(vm, 'has_illegal_images'),
    hasMemorySnapshot: snapshots === null ? null : snapshots.some((snapshot) => flagOf(snapshot, 'persist_memorystate') === true && textOf(snapshot, 'snapshot_type') !== 'active'),
    isUsbEnabled: flagOf(vm, 'usb', 'enabled'),
    displayTypes: displayTypesOf(vm, run),
    watchdogs: listOf(inventory.membersOf(vm, 'watchdog'), (watchdog) => `${textOf(watchdog, 'model') ?? '?'}: ${textOf(watchdog, 'action') ?? '?'}`),
    randomGenerator: textOf(vm, 'rng_device', 'source'),
    timeZone: textOf(vm, 'time_zone', 'name'),
    customProperties: propertiesOf(vm, 'custom_properties', 'custom_property') ?? unsaid,
    hostDevices: listOf(inventory.membersOf(vm, 'host_device'), (device) => textOf(device, 'name') ?? textOf(device, 'product', 'name') ?? device.id),
    virtualDevices: null,
    isStateless: flagOf(vm, 'stateless'),
    isDeleteProtected: flagOf(vm, 'delete_protected'),
    isNestedVirtualizationEnabled: null,
    hasPendingChanges: flagOf(vm, 'next_run_configuration_exists'),
    quotaName: run.nameOf('quota', quotaId) ?? quotaId,
    templateName: run.nameOf('template', templateId) ?? templateId,
  }
}

/** Null where no document lists them, empty where one does and there are none. */
function listOf(members: readonly OvirtElement[] | null, describe: (member: OvirtElement) => string | null): string | null {
  return members === null ? null : (joinTexts(members.map(describe)) ?? '')
}

/** `cluster_default` is the cluster's type; where that is not known nobody can say what it stands for. */
export function biosTypeOf(vm: OvirtElement, run: OvirtRun): string | null {
  const own = textOf(vm, 'bios', 'type')
  if (own !== 'cluster_default') return own
  return textOf(run.inventory.find('cluster', idOf(vm, 'cluster')), 'bios_type') ?? own
}

function describeNumaNode(node: OvirtElement): string {
  const cores = childrenOf(childOf(node, 'cpu', 'cores'), 'core').map((core) => textOf(core, 'index') ?? '?')
  const pins = childrenOf(childOf(node, 'numa_node_pins'), 'numa_node_pin').map((pin) => textOf(pin, 'index') ?? '?')
  // The API states a node's memory in MiB, unlike all other sizes.
  const facts = [`${textOf(node, 'memory') ?? '?'} MiB`, ...(cores.length === 0 ? [] : [`cores ${cores.join(',')}`]), ...(pins.length === 0 ? [] : [`on host nodes ${pins.join(',')}`]), textOf(node, 'tune_mode')]
  return `${textOf(node, 'index') ?? '?'}: ${facts.filter((fact) => fact !== null).join(', ')}`
}

function displayTypesOf(vm: OvirtElement, run: OvirtRun): string | null {
  const consoles = run.inventory.membersOf(vm, 'graphics_console')?.map((console) => textOf(console, 'protocol')) ?? []
  return joinTexts([...new Set(consoles)]) ?? textOf(vm, 'display', 'type') ?? textsOf(vm, 'displays', 'display')
}
