import type { NetworkChoices } from '#shared/contract/mapping-rows.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { isOpenshiftAtLeast } from '#shared/domain/target/versions.ts'
import { CLUSTER_LOCALNET_SINCE } from '#shared/engine/mapping/network/choose-destination.ts'
import { trunkBridgeOf } from '#shared/engine/nic-layout/trunk-bridge.ts'

/** What a form of networks offers on this target. */
export function networkChoices(target: Target): NetworkChoices {
  const { localnetAs, attachmentNamespace, policies, linuxBridges, sriov, isolated } = target.networks
  const trunkBridge = trunkBridgeOf(target)
  return {
    openshift: target.openshift,
    hasClusterLocalnets: isOpenshiftAtLeast(target.openshift, CLUSTER_LOCALNET_SINCE),
    localnetAs,
    scope: attachmentNamespace,
    policies,
    bridges: [...linuxBridges.map(({ name }) => ({ name, isForTrunks: name === trunkBridge })), ...(trunkBridge === null || linuxBridges.some(({ name }) => name === trunkBridge) ? [] : [{ name: trunkBridge, isForTrunks: true }])],
    pools: sriov.map(({ name, virtualFunctions }) => ({ name, virtualFunctions })),
    isolated: isolated.map(({ name, namespaces, subnet }) => ({ name, namespaces: [...namespaces], subnet })),
  }
}
