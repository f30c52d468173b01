import type { Sheet } from '../cells.ts'
import { dvPort } from './dv-port.ts'
import { dvSwitch } from './dv-switch.ts'
import { vCluster } from './v-cluster.ts'
import { vCpu } from './v-cpu.ts'
import { vDatastore } from './v-datastore.ts'
import { vDisk } from './v-disk.ts'
import { vFileInfo } from './v-file-info.ts'
import { vHba } from './v-hba.ts'
import { vHealth } from './v-health.ts'
import { vHost } from './v-host.ts'
import { vInfo } from './v-info.ts'
import { vLicense } from './v-license.ts'
import { vMemory } from './v-memory.ts'
import { vMetaData } from './v-meta-data.ts'
import { vMultiPath } from './v-multi-path.ts'
import { vNetwork } from './v-network.ts'
import { vNic } from './v-nic.ts'
import { vPartition } from './v-partition.ts'
import { vPort } from './v-port.ts'
import { vCd, vUsb } from './v-removable.ts'
import { vRp } from './v-rp.ts'
import { vScVmk } from './v-sc-vmk.ts'
import { vSnapshot } from './v-snapshot.ts'
import { vSource } from './v-source.ts'
import { vSwitch } from './v-switch.ts'
import { vTools } from './v-tools.ts'

/** All sheets in the order of their tabs. */
export const SHEETS: readonly Sheet[] = [
  vInfo, vCpu, vMemory, vDisk, vPartition, vNetwork, vCd, vUsb, vSnapshot, vTools, vSource, vRp, vCluster, vHost,
  vHba, vNic, vSwitch, vPort, dvSwitch, dvPort, vScVmk, vDatastore, vMultiPath, vLicense, vFileInfo, vHealth, vMetaData,
]
