import { copyOffloadMixed } from './copy-offload-mixed.ts'
import { criticalConcern } from './critical-concern.ts'
import { directLun } from './direct-lun.ts'
import { diskSize } from './disk-size.ts'
import { diskStorageType } from './disk-storage-type.ts'
import { disksUnknown } from './disks-unknown.ts'
import { duplicateMac } from './duplicate-mac.ts'
import { instanceTypeOpen } from './instance-type-open.ts'
import { networkOpen } from './network-open.ts'
import { networkSplit } from './network-split.ts'
import { nicWithoutProfile } from './nic-without-profile.ts'
import { nicsUnknown } from './nics-unknown.ts'
import type { Obstacle } from './obstacle.ts'
import { podNetworkTwice } from './pod-network-twice.ts'
import { storageOpen } from './storage-open.ts'
import { storageOverride } from './storage-override.ts'
import { unresolvableReference } from './unresolvable-reference.ts'

/** In the order in which their reasons are given. */
export const OBSTACLES: readonly Obstacle[] = [
  unresolvableReference,
  disksUnknown,
  diskSize,
  diskStorageType,
  directLun,
  storageOverride,
  storageOpen,
  copyOffloadMixed,
  nicsUnknown,
  nicWithoutProfile,
  networkOpen,
  networkSplit,
  podNetworkTwice,
  duplicateMac,
  instanceTypeOpen,
  criticalConcern,
]
