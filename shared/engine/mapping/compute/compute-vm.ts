import type { EstateVm } from '#shared/domain/estate/estate.ts'

/** As much of a VM as compute mapping looks at. */
export type ComputeVm = Omit<EstateVm, 'tools' | 'partitions' | 'snapshots' | 'cdDrives' | 'usbDevices' | 'clusterRules'>
