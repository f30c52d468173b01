import type { z } from 'zod'
import { attributeSchema } from './attribute.ts'
import { diskConfigurationSchema, nicConfigurationSchema } from './device-configuration.ts'
import { imageSchema, imageUseSchema } from './image.ts'
import {
  clusterSchema,
  datacenterSchema,
  folderSchema,
  hostBusAdapterSchema,
  hostSchema,
  physicalNicSchema,
  resourcePoolSchema,
  vmkernelAdapterSchema,
} from './infrastructure.ts'
import { hostInterfaceSchema, logicalNetworkSchema, networkAttachmentSchema, vnicProfileSchema } from './logical-network.ts'
import { portGroupHostSchema, portGroupSchema, switchSchema } from './network.ts'
import { clusterConfigurationSchema, datastoreConfigurationSchema, placementRuleSchema, quotaSchema } from './platform-configuration.ts'
import { sourceSchema } from './source.ts'
import { datastoreHostSchema, datastoreSchema, lunSchema } from './storage.ts'
import { vmConfigurationSchema } from './vm-configuration.ts'
import { vmCpuSchema, vmMemorySchema, vmSchema, vmToolsSchema } from './vm.ts'
import {
  cdDriveSchema,
  clusterRuleSchema,
  diskSchema,
  nicSchema,
  partitionSchema,
  usbDeviceSchema,
  vmSnapshotSchema,
} from './vm-devices.ts'

/**
 * Every kind of row an importer can yield and the project stores, in the order in which an importer
 * must yield them: a row comes after all rows that it refers to. An attribute may come any time after its object.
 */
export const ESTATE_ROW_SCHEMAS = {
  source: sourceSchema,
  datacenter: datacenterSchema,
  cluster: clusterSchema,
  clusterConfiguration: clusterConfigurationSchema,
  host: hostSchema,
  physicalNic: physicalNicSchema,
  hostBusAdapter: hostBusAdapterSchema,
  vmkernelAdapter: vmkernelAdapterSchema,
  hostInterface: hostInterfaceSchema,
  networkAttachment: networkAttachmentSchema,
  logicalNetwork: logicalNetworkSchema,
  switch: switchSchema,
  portGroup: portGroupSchema,
  portGroupHost: portGroupHostSchema,
  vnicProfile: vnicProfileSchema,
  datastore: datastoreSchema,
  datastoreHost: datastoreHostSchema,
  datastoreConfiguration: datastoreConfigurationSchema,
  lun: lunSchema,
  quota: quotaSchema,
  placementRule: placementRuleSchema,
  resourcePool: resourcePoolSchema,
  folder: folderSchema,
  vm: vmSchema,
  vmCpu: vmCpuSchema,
  vmMemory: vmMemorySchema,
  vmTools: vmToolsSchema,
  vmConfiguration: vmConfigurationSchema,
  disk: diskSchema,
  diskConfiguration: diskConfigurationSchema,
  nic: nicSchema,
  nicConfiguration: nicConfigurationSchema,
  partition: partitionSchema,
  vmSnapshot: vmSnapshotSchema,
  cdDrive: cdDriveSchema,
  usbDevice: usbDeviceSchema,
  clusterRule: clusterRuleSchema,
  image: imageSchema,
  imageUse: imageUseSchema,
  attribute: attributeSchema,
} as const

export type EstateRowKind = keyof typeof ESTATE_ROW_SCHEMAS
export type EstateRow<Kind extends EstateRowKind> = z.infer<(typeof ESTATE_ROW_SCHEMAS)[Kind]>

/** The kinds in yield order. */
export const ESTATE_ROW_KINDS = Object.keys(ESTATE_ROW_SCHEMAS) as EstateRowKind[] // Object.keys widens to string[]
