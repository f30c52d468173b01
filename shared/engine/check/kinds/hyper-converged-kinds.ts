import { labelSelector, nodePlacement, placedNodes, QUANTITY, QUANTITY_PATTERN } from './common-fields.ts'
import { ANY, between, FLAG, type FieldRule, INTEGER, type KindFields, LIST, listOfRecords, listOfTexts, MAP, nullable, oneOf, RECORD, required, sized, TEXT, unique } from './field-rule.ts'

const EVICTION_STRATEGY = oneOf('None', 'LiveMigrate', 'LiveMigrateIfPossible', 'External')
const ROLE_AGGREGATION = oneOf('AggregateToDefault', 'Manual')
const TUNING = oneOf('annotation', 'highBurst')

const UNINSTALL = oneOf('RemoveWorkloads', 'BlockUninstallIfWorkloadsExist')
const MAC: FieldRule = { type: 'text', pattern: /^([0-9a-fA-F]{2}:){5}[0-9a-fA-F]{2}$/ }
/** A share of a file system. */
const SHARE: FieldRule = { type: 'text', pattern: /^(0(?:\.\d{1,3})?|1)$/ }

/** The same in both versions of the kind, at another place. */
function liveMigration(path: string): Readonly<Record<string, FieldRule>> {
  return {
    [`${path}`]: RECORD,
    [`${path}.allowAutoConverge`]: FLAG,
    [`${path}.allowPostCopy`]: FLAG,
    [`${path}.allowWorkloadDisruption`]: FLAG,
    [`${path}.bandwidthPerMigration`]: { type: 'text', pattern: QUANTITY_PATTERN },
    [`${path}.completionTimeoutPerGiB`]: INTEGER,
    [`${path}.network`]: TEXT,
    [`${path}.parallelMigrationsPerCluster`]: INTEGER,
    [`${path}.parallelOutboundMigrationsPerNode`]: INTEGER,
    [`${path}.progressTimeout`]: INTEGER,
  }
}

/** What the two versions have of the same, each at a place of its own. */
function densityAndUpdates(path: string): Readonly<Record<string, FieldRule>> {
  return {
    [`${path}.higherWorkloadDensity`]: RECORD,
    [`${path}.higherWorkloadDensity.memoryOvercommitPercentage`]: between(10, null),
    [`${path}.ksmConfiguration`]: RECORD,
    ...labelSelector(`${path}.ksmConfiguration.nodeLabelSelector`),
    [`${path}.liveUpdateConfiguration`]: RECORD,
    [`${path}.liveUpdateConfiguration.maxCpuSockets`]: INTEGER,
    [`${path}.liveUpdateConfiguration.maxGuest`]: QUANTITY,
    [`${path}.liveUpdateConfiguration.maxHotplugRatio`]: INTEGER,
    [`${path}.workloadUpdateStrategy`]: RECORD,
    [`${path}.workloadUpdateStrategy.batchEvictionInterval`]: TEXT,
    [`${path}.workloadUpdateStrategy.batchEvictionSize`]: INTEGER,
    ...listOfTexts(`${path}.workloadUpdateStrategy.workloadUpdateMethods`, required(LIST)),
  }
}

function storage(path: string): Readonly<Record<string, FieldRule>> {
  return {
    [`${path}.filesystemOverhead`]: RECORD,
    [`${path}.filesystemOverhead.global`]: SHARE,
    [`${path}.filesystemOverhead.storageClass`]: MAP,
    [`${path}.filesystemOverhead.storageClass.*`]: SHARE,
    [`${path}.scratchSpaceStorageClass`]: TEXT,
    [`${path}.storageImport`]: RECORD,
    ...listOfTexts(`${path}.storageImport.insecureRegistries`, unique(LIST)),
    [`${path}.vmStateStorageClass`]: TEXT,
  }
}

/** Addresses that the cluster gives to VMs, and the name server of their second networks. */
function addresses(path: string): Readonly<Record<string, FieldRule>> {
  return {
    [`${path}.kubeMacPoolConfiguration`]: RECORD,
    [`${path}.kubeMacPoolConfiguration.rangeEnd`]: MAC,
    [`${path}.kubeMacPoolConfiguration.rangeStart`]: MAC,
    [`${path}.kubeSecondaryDNSNameServerIP`]: TEXT,
    [`${path}.networkBinding`]: ANY,
  }
}

function images(path: string, types: string): Readonly<Record<string, FieldRule>> {
  return {
    [`${path}.${types}`]: RECORD,
    [`${path}.${types}.enabled`]: nullable(FLAG),
    [`${path}.commonBootImageNamespace`]: TEXT,
    [`${path}.commonTemplatesNamespace`]: TEXT,
    [`${path}.dataImportCronTemplates`]: ANY,
    [`${path}.enableCommonBootImageImport`]: FLAG,
    [`${path}.instancetypeConfig`]: RECORD,
    [`${path}.instancetypeConfig.referencePolicy`]: nullable(oneOf('reference', 'expand', 'expandAll')),
  }
}

function quotas(path: string): Readonly<Record<string, FieldRule>> {
  return {
    [path]: RECORD,
    [`${path}.allowApplicationAwareClusterResourceQuota`]: FLAG,
    ...labelSelector(`${path}.namespaceSelector`),
    [`${path}.vmiCalcConfigName`]: oneOf('VmiPodUsage', 'VirtualResources', 'DedicatedVirtualResources', 'IgnoreVmiCalculator', 'GuestEffectiveResources'),
  }
}

/** Switches of the older version, whatever release still looks at them. */
const FEATURE_GATES = ['alignCPUs', 'autoResourceLimits', 'containerPathVolumes', 'decentralizedLiveMigration', 'declarativeHotplugVolumes', 'deployKubeSecondaryDNS', 'deployKubevirtIpamController', 'deployTektonTaskResources', 'deployVmConsoleProxy', 'disableMDevConfiguration', 'downwardMetrics', 'enableApplicationAwareQuota', 'enableCommonBootImageImport', 'enableManagedTenantQuota', 'enableMultiArchBootImageImport', 'incrementalBackup', 'nonRoot', 'objectGraph', 'persistentReservation', 'primaryUserDefinedNetworkBinding', 'videoConfig', 'withHostPassthroughCPU']

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
      'spec.uninstallStrategy': UNINSTALL,
      ...densityAndUpdates('spec'),
      ...storage('spec'),
      ...addresses('spec'),
      ...images('spec', 'CommonInstancetypesDeployment'),
      ...quotas('spec.applicationAwareConfig'),
      'spec.defaultRuntimeClass': TEXT,
      'spec.deployVmConsoleProxy': FLAG,
      'spec.featureGates': RECORD,
      ...Object.fromEntries(FEATURE_GATES.map((name) => [`spec.featureGates.${name}`, FLAG])),
      ...nodePlacement('spec.infra'),
      'spec.localStorageClassName': TEXT,
      'spec.obsoleteCPUs': RECORD,
      ...listOfTexts('spec.obsoleteCPUs.cpuModels', unique(LIST)),
      'spec.obsoleteCPUs.minCPUModel': TEXT,
      'spec.resourceRequirements': RECORD,
      ...labelSelector('spec.resourceRequirements.autoCPULimitNamespaceLabelSelector'),
      'spec.resourceRequirements.storageWorkloads': ANY,
      'spec.resourceRequirements.vmiCPUAllocationRatio': between(1, null),
      'spec.tektonPipelinesNamespace': TEXT,
      'spec.tektonTasksNamespace': TEXT,
      'spec.vddkInitImage': TEXT,
      'spec.virtualMachineOptions': RECORD,
      'spec.virtualMachineOptions.disableFreePageReporting': FLAG,
      'spec.virtualMachineOptions.disableSerialConsoleLog': FLAG,
      ...nodePlacement('spec.workloads'),
      ...others('spec.', ['certConfig', 'changedBlockTrackingLabelSelectors', 'hypervisors', 'logVerbosityConfig', 'mediatedDevicesConfiguration', 'permittedHostDevices', 'tlsSecurityProfile']),
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
      ...densityAndUpdates('spec.virtualization'),
      ...labelSelector('spec.virtualization.autoCPULimitNamespaceLabelSelector'),
      ...listOfTexts('spec.virtualization.obsoleteCPUModels', unique(LIST)),
      'spec.virtualization.virtualMachineOptions': RECORD,
      'spec.virtualization.virtualMachineOptions.defaultCPUModel': TEXT,
      'spec.virtualization.virtualMachineOptions.defaultRuntimeClass': TEXT,
      'spec.virtualization.virtualMachineOptions.disableFreePageReporting': FLAG,
      'spec.virtualization.virtualMachineOptions.disableSerialConsoleLog': FLAG,
      'spec.virtualization.vmiCPUAllocationRatio': between(1, null),
      ...others('spec.virtualization.', ['changedBlockTrackingLabelSelectors', 'hypervisors', 'mediatedDevicesConfiguration', 'permittedHostDevices']),
      'spec.deployment': RECORD,
      ...quotas('spec.deployment.applicationAwareConfig'),
      'spec.deployment.applicationAwareConfig.enable': FLAG,
      'spec.deployment.deployNetworkResourcesInjector': FLAG,
      'spec.deployment.deployVmConsoleProxy': FLAG,
      'spec.deployment.logVerbosityConfig': ANY,
      'spec.deployment.nodePlacements': RECORD,
      ...placedNodes('spec.deployment.nodePlacements.infra'),
      ...placedNodes('spec.deployment.nodePlacements.workload'),
      'spec.deployment.uninstallStrategy': UNINSTALL,
      ...listOfRecords('spec.featureGates', sized(LIST, 0, 64)),
      'spec.featureGates[].name': required(sized(TEXT, 0, 256)),
      'spec.featureGates[].state': oneOf('Enabled', 'Disabled'),
      'spec.networking': RECORD,
      ...addresses('spec.networking'),
      'spec.storage': RECORD,
      ...storage('spec.storage'),
      'spec.storage.persistentReservationConfiguration': RECORD,
      'spec.storage.persistentReservationConfiguration.enabled': FLAG,
      'spec.storage.workloadResourceRequirements': ANY,
      'spec.workloadSources': RECORD,
      ...images('spec.workloadSources', 'commonInstancetypesDeployment'),
      'spec.workloadSources.enableMultiArchBootImageImport': FLAG,
      ...others('spec.', ['observability', 'security']),
    },
  },
]
