import { ANY, FLAG, type FieldRule, INTEGER, type KindFields, oneOf, RECORD, TEXT } from './field-rule.ts'

const EVICTION_STRATEGY = oneOf('None', 'LiveMigrate', 'LiveMigrateIfPossible', 'External')
const ROLE_AGGREGATION = oneOf('AggregateToDefault', 'Manual')
const TUNING = oneOf('annotation', 'highBurst')

/** Kubernetes' resource.Quantity, as the CRDs write it. */
const QUANTITY = /^(\+|-)?(([0-9]+(\.[0-9]*)?)|(\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\+|-)?(([0-9]+(\.[0-9]*)?)|(\.[0-9]+))))?$/

/** The same in both versions of the kind, at another place. */
function liveMigration(path: string): Readonly<Record<string, FieldRule>> {
  return {
    [`${path}`]: RECORD,
    [`${path}.allowAutoConverge`]: FLAG,
    [`${path}.allowPostCopy`]: FLAG,
    [`${path}.allowWorkloadDisruption`]: FLAG,
    [`${path}.bandwidthPerMigration`]: { type: 'text', pattern: QUANTITY },
    [`${path}.completionTimeoutPerGiB`]: INTEGER,
    [`${path}.network`]: TEXT,
    [`${path}.parallelMigrationsPerCluster`]: INTEGER,
    [`${path}.parallelOutboundMigrationsPerNode`]: INTEGER,
    [`${path}.progressTimeout`]: INTEGER,
  }
}

/** Fields that no bundle writes: known, and not looked into. */
function others(prefix: string, names: readonly string[]): Readonly<Record<string, FieldRule>> {
  return Object.fromEntries(names.map((name) => [`${prefix}${name}`, ANY]))
}

/** HyperConverged (kubevirt/hyperconverged-cluster-operator release-1.14 to 1.19), all releases together. */
export const HYPER_CONVERGED_KIND_FIELDS: readonly KindFields[] = [
  {
    apiVersion: 'hco.kubevirt.io/v1beta1',
    kind: 'HyperConverged',
    isNamespaced: true,
    fields: {
      spec: RECORD,
      ...liveMigration('spec.liveMigrationConfig'),
      'spec.evictionStrategy': EVICTION_STRATEGY,
      'spec.defaultCPUModel': TEXT,
      'spec.enableApplicationAwareQuota': FLAG,
      'spec.roleAggregationStrategy': ROLE_AGGREGATION,
      'spec.tuningPolicy': TUNING,
      'spec.uninstallStrategy': oneOf('RemoveWorkloads', 'BlockUninstallIfWorkloadsExist'),
      ...others('spec.', ['CommonInstancetypesDeployment', 'applicationAwareConfig', 'certConfig', 'changedBlockTrackingLabelSelectors', 'commonBootImageNamespace', 'commonTemplatesNamespace', 'dataImportCronTemplates', 'defaultRuntimeClass', 'deployVmConsoleProxy', 'enableCommonBootImageImport', 'featureGates', 'filesystemOverhead', 'higherWorkloadDensity', 'hypervisors', 'infra', 'instancetypeConfig', 'ksmConfiguration', 'kubeMacPoolConfiguration', 'kubeSecondaryDNSNameServerIP', 'liveUpdateConfiguration', 'localStorageClassName', 'logVerbosityConfig', 'mediatedDevicesConfiguration', 'networkBinding', 'obsoleteCPUs', 'permittedHostDevices', 'resourceRequirements', 'scratchSpaceStorageClass', 'storageImport', 'tektonPipelinesNamespace', 'tektonTasksNamespace', 'tlsSecurityProfile', 'vddkInitImage', 'virtualMachineOptions', 'vmStateStorageClass', 'workloadUpdateStrategy', 'workloads']),
    },
  },
  {
    apiVersion: 'hco.kubevirt.io/v1',
    kind: 'HyperConverged',
    isNamespaced: true,
    fields: {
      spec: RECORD,
      'spec.virtualization': RECORD,
      ...liveMigration('spec.virtualization.liveMigrationConfig'),
      'spec.virtualization.evictionStrategy': EVICTION_STRATEGY,
      'spec.virtualization.roleAggregationStrategy': ROLE_AGGREGATION,
      'spec.virtualization.tuningPolicy': TUNING,
      ...others('spec.virtualization.', ['autoCPULimitNamespaceLabelSelector', 'changedBlockTrackingLabelSelectors', 'higherWorkloadDensity', 'hypervisors', 'ksmConfiguration', 'liveUpdateConfiguration', 'mediatedDevicesConfiguration', 'obsoleteCPUModels', 'permittedHostDevices', 'virtualMachineOptions', 'vmiCPUAllocationRatio', 'workloadUpdateStrategy']),
      ...others('spec.', ['deployment', 'featureGates', 'networking', 'observability', 'security', 'storage', 'workloadSources']),
    },
  },
]
