import type { ComputeSize } from '#shared/domain/plan/compute.ts'
import { isOpenshiftAtLeast, type OpenshiftVersion } from '#shared/domain/target/versions.ts'

/** A VirtualMachineClusterPreference that OpenShift Virtualization brings along, with the least that a VM must have. */
export interface Preference extends ComputeSize {
  readonly name: string
  /** The first OpenShift that has it; null: every one that Portolan writes for. */
  readonly since: OpenshiftVersion | null
}

/**
 * The preferences of common-instancetypes v1.7.0 (KubeVirt 1.9) but those for other processors than x86-64: vCPUs and MiB
 * that KubeVirt demands of a VM with it, zero where it demands nothing, and the OpenShift whose KubeVirt has it first.
 * windows.2k12 was absent in KubeVirt 1.4 and 1.5.
 */
export const PREFERENCES: readonly Preference[] = [
  entry('alpine', 1, 512),
  entry('centos.stream10', 1, 1536),
  entry('centos.stream10.desktop', 1, 1536),
  entry('centos.stream9', 1, 1536),
  entry('centos.stream9.desktop', 1, 1536),
  entry('centos.stream9.dpdk', 8, 1536),
  entry('cirros', 1, 256),
  entry('debian', 1, 512, '4.19'),
  entry('fedora', 1, 2048),
  entry('legacy', 0, 0, '4.19'),
  entry('linux', 0, 0, '4.19'),
  entry('linux.efi', 0, 0, '4.19'),
  entry('linux.virtiotransitional', 0, 0, '4.20'),
  entry('opensuse.leap', 1, 2048),
  entry('opensuse.tumbleweed', 1, 2048),
  entry('oraclelinux', 2, 4096, '4.20'),
  entry('rhel.10', 1, 1536),
  entry('rhel.7', 1, 1024),
  entry('rhel.7.desktop', 1, 1024),
  entry('rhel.8', 1, 1536),
  entry('rhel.8.desktop', 1, 1536),
  entry('rhel.8.dpdk', 8, 1536),
  entry('rhel.9', 1, 1536),
  entry('rhel.9.desktop', 1, 1536),
  entry('rhel.9.dpdk', 8, 1536),
  entry('rhel.9.realtime', 4, 4096),
  entry('sles', 1, 2048),
  entry('ubuntu', 1, 2048),
  entry('windows.10', 1, 2048),
  entry('windows.10.virtio', 1, 2048),
  entry('windows.11', 2, 4096),
  entry('windows.11.virtio', 2, 4096),
  entry('windows.2k12', 1, 512, '4.20'),
  entry('windows.2k12.virtio', 1, 512, '4.20'),
  entry('windows.2k16', 1, 2048),
  entry('windows.2k16.virtio', 1, 2048),
  entry('windows.2k19', 1, 2048),
  entry('windows.2k19.virtio', 1, 2048),
  entry('windows.2k22', 1, 2048),
  entry('windows.2k22.virtio', 1, 2048),
  entry('windows.2k25', 1, 2048),
  entry('windows.2k25.virtio', 1, 2048),
  entry('windows.2k3', 1, 256, '4.20'),
  entry('windows.2k8', 1, 512, '4.20'),
  entry('windows.2k8.virtio', 1, 512, '4.20'),
  entry('windows.7', 1, 2048, '4.20'),
  entry('windows.7.virtio', 1, 2048, '4.20'),
  entry('windows.xp', 1, 128, '4.20'),
]

const BY_NAME: ReadonlyMap<string, Preference> = new Map(PREFERENCES.map((preference) => [preference.name, preference]))

/** The preference of that name in any release; undefined where common-instancetypes has none. */
export function findPreference(name: string): Preference | undefined {
  return BY_NAME.get(name)
}

/** Whether a release brings a preference of that name along. */
export function isPreferenceIn(name: string, openshift: OpenshiftVersion): boolean {
  const preference = BY_NAME.get(name)
  return preference !== undefined && (preference.since === null || isOpenshiftAtLeast(openshift, preference.since))
}

/** The first of some preferences that a release has; null where it has none of them. */
export function firstPreferenceIn(names: readonly string[], openshift: OpenshiftVersion): string | null {
  return names.find((name) => isPreferenceIn(name, openshift)) ?? null
}

function entry(name: string, vcpus: number, memoryMib: number, since: OpenshiftVersion | null = null): Preference {
  return { name, vcpus, memoryMib, since }
}
