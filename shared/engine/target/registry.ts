import { bridgeWithoutUplink } from './rules/bridge-without-uplink.ts'
import { capacityUnknown } from './rules/capacity-unknown.ts'
import { classModesOpen } from './rules/class-modes-open.ts'
import { classWithoutLiveMigration } from './rules/class-without-live-migration.ts'
import { clusterBridgeTagged } from './rules/cluster-bridge-tagged.ts'
import { clusterBridgeWithUplinks } from './rules/cluster-bridge-with-uplinks.ts'
import { defaultNetworkImplied } from './rules/default-network-implied.ts'
import { deschedulerCannotMove } from './rules/descheduler-cannot-move.ts'
import { deschedulerNeedsPressure } from './rules/descheduler-needs-pressure.ts'
import { filesystemInsteadOfBlock } from './rules/filesystem-instead-of-block.ts'
import { fipsSources } from './rules/fips-sources.ts'
import { hugepagesWithoutCpuManager } from './rules/hugepages-without-cpu-manager.ts'
import { installContradicts } from './rules/install-contradicts.ts'
import { mirrorContradicts } from './rules/mirror-contradicts.ts'
import { nicLayoutBroken } from './rules/nic-layout-broken.ts'
import { nicLayoutOpen } from './rules/nic-layout-open.ts'
import { noDefaultClass } from './rules/no-default-class.ts'
import { noNodeModel } from './rules/no-node-model.ts'
import { noVddkImage } from './rules/no-vddk-image.ts'
import { nodeModelWithoutNics } from './rules/node-model-without-nics.ts'
import { overcommitNeedsSwap } from './rules/overcommit-needs-swap.ts'
import { placeholderParameter } from './rules/placeholder-parameter.ts'
import { policyClassUnknown } from './rules/policy-class-unknown.ts'
import { settingWithoutEffect } from './rules/setting-without-effect.ts'
import { severalDefaultClasses } from './rules/several-default-classes.ts'
import { sharedBridge } from './rules/shared-bridge.ts'
import { storageOnSingleNode } from './rules/storage-on-single-node.ts'
import { uplinkTwice } from './rules/uplink-twice.ts'
import { uplinksWithoutBond } from './rules/uplinks-without-bond.ts'
import { warmWithoutVddk } from './rules/warm-without-vddk.ts'
import { windowsOnRbd } from './rules/windows-on-rbd.ts'
import type { TargetRule } from './target-rule.ts'

/** In the order in which their advice is given. */
export const TARGET_RULES: readonly TargetRule[] = [
  noDefaultClass,
  severalDefaultClasses,
  classModesOpen,
  classWithoutLiveMigration,
  windowsOnRbd,
  policyClassUnknown,
  sharedBridge,
  uplinkTwice,
  uplinksWithoutBond,
  clusterBridgeWithUplinks,
  clusterBridgeTagged,
  bridgeWithoutUplink,
  nicLayoutBroken,
  installContradicts,
  mirrorContradicts,
  warmWithoutVddk,
  deschedulerCannotMove,
  storageOnSingleNode,
  fipsSources,
  settingWithoutEffect,
  filesystemInsteadOfBlock,
  placeholderParameter,
  capacityUnknown,
  defaultNetworkImplied,
  nicLayoutOpen,
  noVddkImage,
  deschedulerNeedsPressure,
  overcommitNeedsSwap,
  hugepagesWithoutCpuManager,
  noNodeModel,
  nodeModelWithoutNics,
]
