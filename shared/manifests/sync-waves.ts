import type { KubeObject } from '#shared/domain/plan/kube-object.ts'
import { CLUSTER_FOLDER, NAMESPACES_FOLDER, OPERATORS_FOLDER, PROVIDERS_FOLDER, WAVES_FOLDER } from './bundle-folders.ts'

const WAVE = 'argocd.argoproj.io/sync-wave'
const OPTIONS = 'argocd.argoproj.io/sync-options'
/** Kinds whose operators Argo CD has only just installed are unknown when it first looks. */
const SKIP_DRY_RUN = 'SkipDryRunOnMissingResource=true'

/** As the folders are numbered, so that Argo CD applies them in the same order; within 10-cluster as its steps are. */
const WAVE_OF_FOLDER: readonly (readonly [folder: string, wave: number])[] = [[OPERATORS_FOLDER, 0], [CLUSTER_FOLDER, 10], [NAMESPACES_FOLDER, 20], [PROVIDERS_FOLDER, 30], [WAVES_FOLDER, 40]]
/** What a kind comes after the others of its folder: operators before their instances, nodes before networks, providers before plans. */
const LATER: Readonly<Record<string, number>> = {
  OperatorGroup: 1, Subscription: 2,
  MachineConfigPool: 1, MachineConfiguration: 1, MachineConfig: 1, KubeletConfig: 1, NodeNetworkConfigurationPolicy: 2, SriovNetworkNodePolicy: 2, HyperConverged: 3, KubeDescheduler: 4, FenceAgentsRemediationTemplate: 4, NodeHealthCheck: 5, MigrationPolicy: 5,
  ResourceQuota: 1, ApplicationAwareResourceQuota: 1, RoleBinding: 1, NetworkAttachmentDefinition: 1, ClusterUserDefinedNetwork: 1, Service: 1, ServiceMonitor: 2,
  Provider: 1, Host: 2,
  Plan: 1,
}

/** An object with what Argo CD needs to apply it after those that it needs; unchanged where it lies in a folder that is applied by hand. */
export function inSyncWave(object: KubeObject, path: string): KubeObject {
  const base = WAVE_OF_FOLDER.find(([folder]) => path.startsWith(`${folder}/`))?.[1]
  if (base === undefined || object.metadata === undefined) return object
  const wave = base + (LATER[object.kind] ?? 0)
  const annotations = { ...object.metadata.annotations, [WAVE]: String(wave), ...(path.startsWith(`${OPERATORS_FOLDER}/`) ? {} : { [OPTIONS]: SKIP_DRY_RUN }) }
  return { ...object, metadata: { ...object.metadata, annotations } }
}
