import type { Term } from '#shared/domain/sizing/figure.ts'
import { isOpenshiftAtLeast, type OpenshiftVersion } from '#shared/domain/target/versions.ts'
import { plus } from './figure.ts'

/** What the overhead of a VM's pod depends on. */
export interface OverheadSubject {
  readonly vcpus: number
  readonly guestMib: number
  readonly isDedicatedCpu: boolean
  /** A device of the host, a GPU or an SR-IOV function. */
  readonly hasHostDevice: boolean
  readonly hasTpm: boolean
}

/** KubeVirt of the release: 4.18 has 1.4, whose virtlogd takes less. */
const VIRTLOGD_SINCE_1_5: OpenshiftVersion = '4.19'
const MONITOR_MIB = 25
const LAUNCHER_MIB = 100
const VIRTLOGD_MIB = 25
const OLD_VIRTLOGD_MIB = 20
const VIRTQEMUD_MIB = 40
const QEMU_MIB = 30
const PER_VCPU_MIB = 8
const IO_THREAD_MIB = 8
const GRAPHICS_MIB = 32
const PAGE_TABLE_DIVISOR = 512
const HOST_DEVICE_MIB = 1_024
const TPM_MIB = 53
const DEDICATED_MIB = 100
/** 35 MB of the container that logs the guest's serial console, on by default. */
const CONSOLE_LOG_MIB = 33.4

/**
 * Memory that a VM's pod takes beyond the guest's, in MiB, whole, as terms: KubeVirt's GetMemoryOverhead
 * (pkg/hypervisor/kvm/hypervisorbackend.go, v1.9.0, and its forerunners of v1.4 on), with graphics, and the console's
 * log container. Page tables count in every release, to be on the safe side: from 1.6 on KubeVirt leaves them out.
 */
export function overheadMib(subject: OverheadSubject, openshift: OpenshiftVersion): number {
  return Math.ceil(
    fixedOverheadMib(openshift) + PER_VCPU_MIB * subject.vcpus + subject.guestMib / PAGE_TABLE_DIVISOR
    + (subject.hasHostDevice ? HOST_DEVICE_MIB : 0) + (subject.hasTpm ? TPM_MIB : 0) + (subject.isDedicatedCpu ? DEDICATED_MIB : 0),
  )
}

/** The part that is the same for every VM, in MiB. */
export function fixedOverheadMib(openshift: OpenshiftVersion): number {
  return MONITOR_MIB + LAUNCHER_MIB + virtlogdMib(openshift) + VIRTQEMUD_MIB + QEMU_MIB + IO_THREAD_MIB + GRAPHICS_MIB + CONSOLE_LOG_MIB
}

/** The formula in terms, for one VM or the sums of many: `vms` of them with so many vCPUs and so much memory in all. */
export function overheadTerms(sums: { readonly vms: number; readonly vcpus: number; readonly guestMib: number; readonly withHostDevice: number; readonly withTpm: number; readonly dedicated: number; readonly rounded: number }, openshift: OpenshiftVersion): readonly Term[] {
  const source = `KubeVirt's memory overhead in OpenShift ${openshift}`
  const fixed = fixedOverheadMib(openshift)
  const terms = [
    plus(`Pod of a VM: ${sums.vms} × ${fixed} MiB`, sums.vms * fixed, 'MiB', source),
    plus(`vCPUs: ${sums.vcpus} × ${PER_VCPU_MIB} MiB`, sums.vcpus * PER_VCPU_MIB, 'MiB', source),
    plus(`Page tables: guest memory ÷ ${PAGE_TABLE_DIVISOR}`, sums.guestMib / PAGE_TABLE_DIVISOR, 'MiB', source),
    plus(`Devices of the host: ${sums.withHostDevice} × ${HOST_DEVICE_MIB} MiB`, sums.withHostDevice * HOST_DEVICE_MIB, 'MiB', source),
    plus(`TPM: ${sums.withTpm} × ${TPM_MIB} MiB`, sums.withTpm * TPM_MIB, 'MiB', source),
    plus(`Dedicated CPUs: ${sums.dedicated} × ${DEDICATED_MIB} MiB`, sums.dedicated * DEDICATED_MIB, 'MiB', source),
  ]
  const rounding = sums.rounded - terms.reduce((total, { value }) => total + value, 0)
  return [...terms, plus('Rounded up to whole MiB for each VM', rounding, 'MiB', source)]
}

function virtlogdMib(openshift: OpenshiftVersion): number {
  return isOpenshiftAtLeast(openshift, VIRTLOGD_SINCE_1_5) ? VIRTLOGD_MIB : OLD_VIRTLOGD_MIB
}
