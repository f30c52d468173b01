import type { OpenshiftVersion } from '#shared/domain/target/versions.ts'
import type { VersionGate } from './version-gate.ts'

const DESCHEDULER = { apiVersion: 'operator.openshift.io/v1', kind: 'KubeDescheduler' } as const
const HYPERCONVERGED_V1BETA1 = { apiVersion: 'hco.kubevirt.io/v1beta1', kind: 'HyperConverged' } as const
const HYPERCONVERGED_V1 = { apiVersion: 'hco.kubevirt.io/v1', kind: 'HyperConverged' } as const

const IMPORT_SOURCE = 'spec.dataImportCronTemplates[].spec.template.spec.source'
const IMPORT_SOURCE_V1 = 'spec.workloadSources.dataImportCronTemplates[].spec.template.spec.source'

/**
 * What each release of OpenShift added to KubeDescheduler and HyperConverged after 4.18, from the
 * CustomResourceDefinitions of the releases (openshift/cluster-kube-descheduler-operator release-4.18 to 4.23,
 * kubevirt/hyperconverged-cluster-operator release-1.14 to 1.19). No release took a field away.
 * `evictionLimits.node` is often given as 4.19's; the CRD of 4.19 does not have it, and the CRD decides.
 * `devEnableSoftTainter` is in every CRD and so no gate, though the operator ignores it after 4.18.
 */
export const OPENSHIFT_GATES: readonly VersionGate[] = [
  ...gates(DESCHEDULER, '4.20', ['spec.evictionLimits.node', ['spec.profiles[]', 'KubeVirtRelieveAndMigrate']]),
  ...gates(DESCHEDULER, '4.23', [
    'spec.profileCustomizations.devMaxMigrationCooldown',
    'spec.profileCustomizations.devMigrationCooldown',
    'spec.profileCustomizations.devMigrationHistoryWindow',
  ]),
  ...gates(HYPERCONVERGED_V1BETA1, '4.19', [
    'spec.deployVmConsoleProxy',
    'spec.enableApplicationAwareQuota',
    'spec.enableCommonBootImageImport',
    'spec.instancetypeConfig',
  ]),
  ...gates(HYPERCONVERGED_V1BETA1, '4.20', [
    ['spec.applicationAwareConfig.vmiCalcConfigName', 'GuestEffectiveResources'],
    `${IMPORT_SOURCE}.registry.platform`,
    `${IMPORT_SOURCE}.vddk.extraArgs`,
    'spec.featureGates.decentralizedLiveMigration',
    'spec.featureGates.declarativeHotplugVolumes',
    'spec.featureGates.enableMultiArchBootImageImport',
    'spec.liveUpdateConfiguration',
    'spec.logVerbosityConfig.kubevirt.virtSynchronizationController',
  ]),
  ...gates(HYPERCONVERGED_V1BETA1, '4.21', [
    'spec.dataImportCronTemplates[].spec.serviceAccountName',
    `${IMPORT_SOURCE}.imageio.insecureSkipVerify`,
    'spec.featureGates.objectGraph',
    'spec.featureGates.videoConfig',
    'spec.kubeMacPoolConfiguration',
  ]),
  ...gates(HYPERCONVERGED_V1BETA1, '4.22', [
    'spec.changedBlockTrackingLabelSelectors',
    'spec.dataImportCronTemplates[].spec.template.spec.serviceAccountName',
    `${IMPORT_SOURCE}.http.checksum`,
    'spec.featureGates.containerPathVolumes',
    'spec.featureGates.incrementalBackup',
    'spec.hypervisors',
    'spec.roleAggregationStrategy',
  ]),
  ...gates(HYPERCONVERGED_V1BETA1, '4.23', [
    `${IMPORT_SOURCE}.http.insecureSkipVerify`,
    `${IMPORT_SOURCE}.vddk.certConfigMap`,
    'spec.liveMigrationConfig.allowWorkloadDisruption',
  ]),
  ...gates(HYPERCONVERGED_V1, '4.22', [['apiVersion', 'hco.kubevirt.io/v1']]),
  ...gates(HYPERCONVERGED_V1, '4.23', [
    'spec.deployment.deployNetworkResourcesInjector',
    'spec.observability',
    'spec.storage.persistentReservationConfiguration',
    'spec.virtualization.liveMigrationConfig.allowWorkloadDisruption',
    'spec.virtualization.mediatedDevicesConfiguration.enabled',
    `${IMPORT_SOURCE_V1}.http.insecureSkipVerify`,
    `${IMPORT_SOURCE_V1}.vddk.certConfigMap`,
    'spec.workloadSources.enableMultiArchBootImageImport',
  ]),
]

function gates(
  { apiVersion, kind }: { readonly apiVersion: string; readonly kind: string },
  since: OpenshiftVersion,
  fields: readonly (string | readonly [path: string, value: string])[],
): readonly VersionGate[] {
  return fields.map((field) => {
    const [path, value] = typeof field === 'string' ? [field] : field
    return {
      id: value === undefined ? `${kind} ${path}` : `${kind} ${path} = ${value}`,
      apiVersion,
      kind,
      path,
      ...(value === undefined ? {} : { value }),
      product: 'openshift',
      since,
    }
  })
}
