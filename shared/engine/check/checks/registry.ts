import type { Check } from '../check.ts'
import { attachmentOutOfReach } from './attachment-out-of-reach.ts'
import { criticalConcern } from './critical-concern.ts'
import { deschedulerProfiles } from './descheduler-profiles.ts'
import { diskSizeInvalid } from './disk-size-invalid.ts'
import { fieldNewerThanTarget } from './field-newer-than-target.ts'
import { hookPlaybookNotBase64 } from './hook-playbook-not-base64.ts'
import { hookRunner } from './hook-runner.ts'
import { hostAddress } from './host-address.ts'
import { ignitionInvalid } from './ignition-invalid.ts'
import { instanceTypeUnknown } from './instance-type-unknown.ts'
import { kindUnknown } from './kind-unknown.ts'
import { kubeletConfigContradiction } from './kubelet-config-contradiction.ts'
import { kubeletConfigTwice } from './kubelet-config-twice.ts'
import { localnetNotMapped } from './localnet-not-mapped.ts'
import { macDuplicate } from './mac-duplicate.ts'
import { macOnTarget } from './mac-on-target.ts'
import { mapRowUnused } from './map-row-unused.ts'
import { nadConfig } from './nad-config.ts'
import { nameInvalid } from './name-invalid.ts'
import { namedObjectMissing } from './named-object-missing.ts'
import { namespaceMissing } from './namespace-missing.ts'
import { networkNotMapped } from './network-not-mapped.ts'
import { nicsDropped } from './nics-dropped.ts'
import { nncp } from './nncp.ts'
import { objectTwice } from './object-twice.ts'
import { operatorGroup } from './operator-group.ts'
import { operatorMissing } from './operator-missing.ts'
import { osmapPreferenceUnknown } from './osmap-preference-unknown.ts'
import { planTooLarge } from './plan-too-large.ts'
import { podNetworkTwice } from './pod-network-twice.ts'
import { policyObjectInvalid } from './policy-object-invalid.ts'
import { poolMissing } from './pool-missing.ts'
import { preserveClusterCpuModel } from './preserve-cluster-cpu-model.ts'
import { agentHosts } from './agent-hosts.ts'
import { providerSecret } from './provider-secret.ts'
import { providerAddress } from './provider-address.ts'
import { providerNotPerSource } from './provider-not-per-source.ts'
import { quotaShort } from './quota-short.ts'
import { referenceNotFound } from './reference-not-found.ts'
import { referenceWithoutNamespace } from './reference-without-namespace.ts'
import { runningSharers } from './running-sharers.ts'
import { secretWithData } from './secret-with-data.ts'
import { selectorInvalid } from './selector-invalid.ts'
import { singletonPlace } from './singleton-place.ts'
import { storageNotMapped } from './storage-not-mapped.ts'
import { subscriptionChannel } from './subscription-channel.ts'
import { targetContradiction } from './target-contradiction.ts'
import { targetNameDuplicate } from './target-name-duplicate.ts'
import { targetNameInvalid } from './target-name-invalid.ts'
import { toolsNotRunning } from './tools-not-running.ts'
import { transferNetwork } from './transfer-network.ts'
import { unknownField } from './unknown-field.ts'
import { urlWithPassword } from './url-with-password.ts'
import { vddkAndOffloadMixed } from './vddk-and-offload-mixed.ts'
import { vlanTaggedTwice } from './vlan-tagged-twice.ts'
import { vmAlreadyInTarget } from './vm-already-in-target.ts'
import { vmNotInEstate } from './vm-not-in-estate.ts'
import { vmTwice } from './vm-twice.ts'
import { vsanWithoutVddk } from './vsan-without-vddk.ts'
import { warmWithSharedDisks } from './warm-with-shared-disks.ts'
import { warmWithSnapshots } from './warm-with-snapshots.ts'
import { warmWithoutCbt } from './warm-without-cbt.ts'
import { warmWithoutVddk } from './warm-without-vddk.ts'
import { waveCapacity } from './wave-capacity.ts'

/** In the order in which their findings are given: the manifests' own shape, then plans, networks, storage, warm migration. */
export const CHECKS: readonly Check[] = [
  kindUnknown,
  unknownField,
  fieldNewerThanTarget,
  nameInvalid,
  selectorInvalid,
  objectTwice,
  namespaceMissing,
  secretWithData,
  urlWithPassword,
  referenceWithoutNamespace,
  referenceNotFound,
  namedObjectMissing,
  policyObjectInvalid,
  operatorGroup,
  operatorMissing,
  subscriptionChannel,
  singletonPlace,
  deschedulerProfiles,
  ignitionInvalid,
  poolMissing,
  kubeletConfigTwice,
  kubeletConfigContradiction,
  agentHosts,
  targetContradiction,
  quotaShort,
  providerNotPerSource,
  providerAddress,
  providerSecret,
  hostAddress,
  vmNotInEstate,
  vmTwice,
  targetNameInvalid,
  targetNameDuplicate,
  vmAlreadyInTarget,
  planTooLarge,
  criticalConcern,
  toolsNotRunning,
  instanceTypeUnknown,
  osmapPreferenceUnknown,
  preserveClusterCpuModel,
  hookPlaybookNotBase64,
  hookRunner,
  networkNotMapped,
  attachmentOutOfReach,
  podNetworkTwice,
  nicsDropped,
  macDuplicate,
  macOnTarget,
  transferNetwork,
  nadConfig,
  nncp,
  localnetNotMapped,
  vlanTaggedTwice,
  storageNotMapped,
  diskSizeInvalid,
  vddkAndOffloadMixed,
  vsanWithoutVddk,
  runningSharers,
  mapRowUnused,
  warmWithoutCbt,
  warmWithoutVddk,
  warmWithSnapshots,
  warmWithSharedDisks,
  waveCapacity,
]
