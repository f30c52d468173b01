import type { SheetReader } from '../sheet-reader.ts'
import { dvPortSheet } from './dv-port.ts'
import { dvSwitchSheet } from './dv-switch.ts'
import { vCdSheet } from './v-cd.ts'
import { vClusterSheet } from './v-cluster.ts'
import { vCpuSheet } from './v-cpu.ts'
import { vDatastoreSheet } from './v-datastore.ts'
import { vDiskSheet } from './v-disk.ts'
import { vFileInfoSheet } from './v-file-info.ts'
import { vHbaSheet } from './v-hba.ts'
import { vHealthSheet } from './v-health.ts'
import { vHostSheet } from './v-host.ts'
import { vInfoSheet } from './v-info.ts'
import { vLicenseSheet } from './v-license.ts'
import { vMemorySheet } from './v-memory.ts'
import { vMetaDataSheet } from './v-meta-data.ts'
import { vMultiPathSheet } from './v-multi-path.ts'
import { vNetworkSheet } from './v-network.ts'
import { vNicSheet } from './v-nic.ts'
import { vPartitionSheet } from './v-partition.ts'
import { vPortSheet } from './v-port.ts'
import { vRpSheet } from './v-rp.ts'
import { vScVmkSheet } from './v-sc-vmk.ts'
import { vSnapshotSheet } from './v-snapshot.ts'
import { vSourceSheet } from './v-source.ts'
import { vSwitchSheet } from './v-switch.ts'
import { vToolsSheet } from './v-tools.ts'
import { vUsbSheet } from './v-usb.ts'

/** The sheets that the model uses, in reading order: a sheet comes after those that its rows refer to. */
export const SHEET_READERS: readonly SheetReader[] = [
  vMetaDataSheet,
  vSourceSheet,
  vClusterSheet,
  vHostSheet,
  vNicSheet,
  vHbaSheet,
  vScVmkSheet,
  vSwitchSheet,
  dvSwitchSheet,
  dvPortSheet,
  vPortSheet,
  vDatastoreSheet,
  vMultiPathSheet,
  vRpSheet,
  vInfoSheet,
  vCpuSheet,
  vMemorySheet,
  vToolsSheet,
  vDiskSheet,
  vNetworkSheet,
  vPartitionSheet,
  vSnapshotSheet,
  vCdSheet,
  vUsbSheet,
  // These are summed up in the report and in attributes.
  vFileInfoSheet,
  vHealthSheet,
  vLicenseSheet,
]
