import type { WaveVm } from '#shared/domain/waves/wave-vm.ts'

const GIB = 1_024

/** A powered-on Linux VM with one disk of 50 GiB of which 35 are used, on host h1 and datastore d1. */
export function waveVm(id: string, more: Partial<WaveVm> = {}): WaveVm {
  return {
    id, name: id, sourceId: 's', sourceKind: 'vsphere', hostId: 'h1', site: 'DC1', vcpus: 2,
    disks: [waveDisk(35)],
    type: 'cold', isOffloaded: false, planName: 'p-cold-001', networkIds: ['n1'], dailyChangeMib: null, riskPoints: 1, osFamily: 'linux', isPoweredOn: true,
    application: null, owner: null, moveGroup: null, listedWave: null, changeWindow: null, vApp: null, folderPath: null, resourcePoolPath: null, clusterName: null, affinityRules: [], antiAffinityRules: [], attributes: {},
    ...more,
  }
}

export function waveDisk(copyGib: number, datastoreId: string | null = 'd1'): WaveVm['disks'][number] {
  return { datastoreId, capacityMib: copyGib * GIB + 15 * GIB, copyMib: copyGib * GIB }
}
