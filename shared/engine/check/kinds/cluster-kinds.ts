import { labelSelector } from './common-fields.ts'
import { disruptionFaults } from './disruption-faults.ts'
import { SERVICE_FIELDS } from './service-fields.ts'
import { ANY, between, type FieldRule, FLAG, INTEGER, type KindFields, LIST, listOfRecords, listOfTexts, MAP, nullable, oneOf, RECORD, required, sized, TEXT, TEXTS, unique } from './field-rule.ts'
import { kubeletFaults, roleFaults } from './openshift-faults.ts'

const LOG_LEVEL = oneOf('', 'Normal', 'Debug', 'Trace', 'TraceAll')
const MANAGEMENT_STATE = { type: 'text', pattern: /^(Managed|Unmanaged|Force|Removed)$/ } as const

const DURATION: FieldRule = { type: 'text', pattern: /^([0-9]+(\.[0-9]+)?(ns|us|µs|ms|s|m|h))+$/ }

/** As Prometheus writes it. */
const SCRAPE_DURATION: FieldRule = { type: 'text', pattern: /^(0|(([0-9]+)y)?(([0-9]+)w)?(([0-9]+)d)?(([0-9]+)h)?(([0-9]+)m)?(([0-9]+)s)?(([0-9]+)ms)?)$/ }

const RULE_FIELDS: KindFields['fields'] = {
  ...listOfRecords('rules'),
  ...listOfTexts('rules[].apiGroups'),
  ...listOfTexts('rules[].resources'),
  ...listOfTexts('rules[].resourceNames'),
  ...listOfTexts('rules[].nonResourceURLs'),
  ...listOfTexts('rules[].verbs', required(LIST)),
}

/** Lists of nodeDisruptionPolicy have no more items. */
const MOST_DISRUPTIONS = 50
const UNIT_NAME = sized(TEXT, 0, 255)

/** What happens on a node when a file, a unit or the keys change; what an action needs is a matter of `disruptionFaults`. */
function actions(path: string): Readonly<Record<string, FieldRule>> {
  return {
    ...listOfRecords(path, required(sized(LIST, 0, 10))),
    [`${path}[].type`]: required(oneOf('Reboot', 'Drain', 'Reload', 'Restart', 'DaemonReload', 'None')),
    ...Object.fromEntries(['reload', 'restart'].flatMap((name) => [[`${path}[].${name}`, RECORD], [`${path}[].${name}.serviceName`, required(UNIT_NAME)]])),
  }
}

/** What a rule of Node Feature Discovery looks for: features by their names, each with an operator. */
function features(path: string, rule: FieldRule = LIST): Readonly<Record<string, FieldRule>> {
  const operators = required(oneOf('In', 'NotIn', 'InRegexp', 'Exists', 'DoesNotExist', 'Gt', 'Ge', 'Lt', 'Le', 'GtLt', 'GeLe', 'IsTrue', 'IsFalse'))
  const matched = (at: string): Readonly<Record<string, FieldRule>> => ({ [at]: RECORD, [`${at}.op`]: operators, [`${at}.type`]: TEXT, ...listOfTexts(`${at}.value`) })
  return {
    ...listOfRecords(path, rule),
    [`${path}[].feature`]: required(TEXT),
    [`${path}[].matchExpressions`]: MAP,
    ...matched(`${path}[].matchExpressions.*`),
    ...matched(`${path}[].matchName`),
  }
}

/** What the cluster itself is given by choice: nodes, backup, scans, a scheduler, storage, access, monitoring; from their CustomResourceDefinitions and Kubernetes' own types. */
export const CLUSTER_KIND_FIELDS: readonly KindFields[] = [
  {
    apiVersion: 'machineconfiguration.openshift.io/v1',
    kind: 'KubeletConfig',
    isNamespaced: false,
    fields: {
      spec: required(RECORD),
      'spec.autoSizingReserved': FLAG,
      // The kubelet's own language: its CRD takes anything here.
      'spec.kubeletConfig': ANY,
      'spec.logLevel': between(0, 10),
      ...labelSelector('spec.machineConfigPoolSelector'),
      'spec.tlsSecurityProfile': ANY,
    },
    faults: kubeletFaults,
  },
  {
    apiVersion: 'machineconfiguration.openshift.io/v1',
    kind: 'MachineConfigPool',
    isNamespaced: false,
    fields: {
      spec: required(RECORD),
      'spec.configuration': ANY,
      ...labelSelector('spec.machineConfigSelector'),
      'spec.maxUnavailable': { type: 'integer-or-text' },
      ...labelSelector('spec.nodeSelector'),
      'spec.osImageStream': ANY,
      'spec.paused': FLAG,
      'spec.pinnedImageSets': ANY,
    },
  },
  {
    apiVersion: 'operator.openshift.io/v1',
    kind: 'MachineConfiguration',
    isNamespaced: false,
    fields: {
      spec: required(RECORD),
      'spec.bootImageSkewEnforcement': ANY,
      'spec.failedRevisionLimit': INTEGER,
      'spec.forceRedeploymentReason': TEXT,
      'spec.irreconcilableValidationOverrides': ANY,
      'spec.logLevel': LOG_LEVEL,
      'spec.managedBootImages': ANY,
      'spec.managementState': MANAGEMENT_STATE,
      'spec.nodeDisruptionPolicy': RECORD,
      ...listOfRecords('spec.nodeDisruptionPolicy.files', unique(sized(LIST, 0, MOST_DISRUPTIONS), 'path')),
      'spec.nodeDisruptionPolicy.files[].path': required(TEXT),
      ...actions('spec.nodeDisruptionPolicy.files[].actions'),
      'spec.nodeDisruptionPolicy.sshkey': RECORD,
      ...actions('spec.nodeDisruptionPolicy.sshkey.actions'),
      ...listOfRecords('spec.nodeDisruptionPolicy.units', unique(sized(LIST, 0, MOST_DISRUPTIONS), 'name')),
      'spec.nodeDisruptionPolicy.units[].name': required(UNIT_NAME),
      ...actions('spec.nodeDisruptionPolicy.units[].actions'),
      'spec.observedConfig': ANY,
      'spec.operatorLogLevel': LOG_LEVEL,
      'spec.succeededRevisionLimit': INTEGER,
      'spec.unsupportedConfigOverrides': ANY,
    },
    faults: disruptionFaults,
  },
  {
    apiVersion: 'operator.autoscaling.openshift.io/v1',
    kind: 'ClusterResourceOverride',
    isNamespaced: false,
    fields: {
      spec: RECORD,
      'spec.deploymentOverrides': ANY,
      'spec.podResourceOverride': RECORD,
      'spec.podResourceOverride.spec': RECORD,
      'spec.podResourceOverride.spec.cpuRequestToLimitPercent': between(1, 100),
      'spec.podResourceOverride.spec.cpuRequestToRequestPercent': between(1, 100),
      'spec.podResourceOverride.spec.forceSelinuxRelabel': FLAG,
      'spec.podResourceOverride.spec.limitCPUToMemoryPercent': between(0, null),
      'spec.podResourceOverride.spec.memoryRequestToLimitPercent': between(1, 100),
    },
  },
  {
    apiVersion: 'cdi.kubevirt.io/v1beta1',
    kind: 'StorageProfile',
    isNamespaced: false,
    fields: {
      spec: required(RECORD),
      ...listOfRecords('spec.claimPropertySets', sized(LIST, 0, 8)),
      ...listOfTexts('spec.claimPropertySets[].accessModes', required(sized(LIST, 0, 4)), oneOf('ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod')),
      'spec.claimPropertySets[].volumeMode': required(oneOf('Block', 'Filesystem')),
      'spec.cloneStrategy': TEXT,
      'spec.dataImportCronSourceFormat': TEXT,
      'spec.snapshotClass': TEXT,
    },
  },
  {
    apiVersion: 'oadp.openshift.io/v1alpha1',
    kind: 'DataProtectionApplication',
    isNamespaced: true,
    fields: {
      spec: RECORD,
      ...listOfRecords('spec.backupLocations'),
      'spec.backupLocations[].name': TEXT,
      'spec.backupLocations[].bucket': ANY,
      'spec.backupLocations[].velero': RECORD,
      'spec.backupLocations[].velero.accessMode': oneOf('ReadOnly', 'ReadWrite'),
      'spec.backupLocations[].velero.backupSyncPeriod': nullable(TEXT),
      'spec.backupLocations[].velero.config': TEXTS,
      'spec.backupLocations[].velero.credential': RECORD,
      'spec.backupLocations[].velero.credential.key': required(TEXT),
      'spec.backupLocations[].velero.credential.name': TEXT,
      'spec.backupLocations[].velero.credential.optional': FLAG,
      'spec.backupLocations[].velero.default': FLAG,
      'spec.backupLocations[].velero.objectStorage': required(RECORD),
      'spec.backupLocations[].velero.objectStorage.bucket': required(TEXT),
      'spec.backupLocations[].velero.objectStorage.caCert': TEXT,
      'spec.backupLocations[].velero.objectStorage.prefix': TEXT,
      'spec.backupLocations[].velero.provider': required(TEXT),
      'spec.backupLocations[].velero.validationFrequency': nullable(TEXT),
      'spec.configuration': required(RECORD),
      'spec.configuration.nodeAgent': RECORD,
      'spec.configuration.nodeAgent.cacheLimitMB': between(0, null),
      'spec.configuration.nodeAgent.enable': FLAG,
      'spec.configuration.nodeAgent.fullMaintenanceInterval': oneOf('normalGC', 'fastGC', 'eagerGC'),
      'spec.configuration.nodeAgent.uploaderType': required(oneOf('restic', 'kopia')),
      ...Object.fromEntries(['dataMoverPrepareTimeout', 'resourceTimeout', 'timeout'].map((name) => [`spec.configuration.nodeAgent.${name}`, TEXT])),
      ...Object.fromEntries(['backupPVC', 'loadAffinity', 'loadConcurrency', 'podConfig', 'podResources', 'restorePVC', 'supplementalGroups'].map((name) => [`spec.configuration.nodeAgent.${name}`, ANY])),
      'spec.configuration.restic': ANY,
      'spec.configuration.repositoryMaintenance': ANY,
      'spec.configuration.velero': RECORD,
      ...Object.fromEntries(['args', 'customPlugins', 'loadAffinity', 'podConfig'].map((name) => [`spec.configuration.velero.${name}`, ANY])),
      ...Object.fromEntries(['client-burst', 'client-qps', 'itemBlockWorkerCount'].map((name) => [`spec.configuration.velero.${name}`, INTEGER])),
      ...Object.fromEntries(['defaultSnapshotMoveData', 'defaultVolumesToFSBackup', 'disableFsBackup', 'disableInformerCache', 'noDefaultBackupLocation'].map((name) => [`spec.configuration.velero.${name}`, FLAG])),
      ...Object.fromEntries(['defaultItemOperationTimeout', 'itemOperationSyncFrequency', 'resourceTimeout', 'restoreResourcesVersionPriority'].map((name) => [`spec.configuration.velero.${name}`, TEXT])),
      ...listOfTexts('spec.configuration.velero.defaultPlugins', LIST, oneOf('aws', 'legacy-aws', 'gcp', 'azure', 'csi', 'vsm', 'openshift', 'kubevirt', 'hypershift')),
      ...listOfTexts('spec.configuration.velero.featureFlags'),
      'spec.configuration.velero.logLevel': oneOf('trace', 'debug', 'info', 'warning', 'error', 'fatal', 'panic'),
      'spec.imagePullPolicy': oneOf('Always', 'IfNotPresent', 'Never'),
      'spec.logFormat': oneOf('text', 'json'),
      ...Object.fromEntries(['backupImages', 'features', 'nonAdmin', 'podAnnotations', 'podDnsConfig', 'podDnsPolicy', 'snapshotLocations', 'unsupportedOverrides'].map((name) => [`spec.${name}`, ANY])),
    },
  },
  {
    apiVersion: 'compliance.openshift.io/v1alpha1',
    kind: 'ScanSettingBinding',
    isNamespaced: true,
    fields: {
      spec: ANY,
      ...listOfRecords('profiles'),
      ...Object.fromEntries(['profiles[]', 'settingsRef'].flatMap((path) => ['apiGroup', 'kind', 'name'].map((name) => [`${path}.${name}`, TEXT]))),
      settingsRef: RECORD,
    },
  },
  {
    apiVersion: 'operator.openshift.io/v1',
    kind: 'SecondaryScheduler',
    isNamespaced: true,
    fields: { spec: required(RECORD), 'spec.logLevel': LOG_LEVEL, 'spec.managementState': MANAGEMENT_STATE, 'spec.observedConfig': ANY, 'spec.operatorLogLevel': LOG_LEVEL, 'spec.schedulerConfig': TEXT, 'spec.schedulerImage': TEXT, 'spec.topology': ANY, 'spec.unsupportedConfigOverrides': ANY },
  },
  {
    apiVersion: 'nfd.openshift.io/v1',
    kind: 'NodeFeatureDiscovery',
    isNamespaced: true,
    // As its operator has it (nfd.openshift.io/v1, nodefeaturediscovery_types.go).
    fields: {
      spec: RECORD,
      'spec.customConfig': RECORD,
      'spec.customConfig.configData': required(TEXT),
      'spec.enableTaints': FLAG,
      ...listOfTexts('spec.extraLabelNs'),
      'spec.instance': TEXT,
      'spec.labelWhiteList': TEXT,
      'spec.operand': RECORD,
      'spec.operand.image': TEXT,
      'spec.operand.imagePullPolicy': TEXT,
      'spec.operand.namespace': TEXT,
      'spec.operand.servicePort': INTEGER,
      'spec.prunerOnDelete': FLAG,
      ...listOfTexts('spec.resourceLabels'),
      'spec.topologyUpdater': FLAG,
      'spec.workerConfig': RECORD,
      'spec.workerConfig.configData': required(TEXT),
    },
  },
  {
    apiVersion: 'nfd.k8s-sigs.io/v1alpha1',
    kind: 'NodeFeatureRule',
    isNamespaced: false,
    fields: {
      spec: required(RECORD),
      ...listOfRecords('spec.rules', required(LIST)),
      'spec.rules[].name': required(TEXT),
      'spec.rules[].annotations': TEXTS,
      'spec.rules[].extendedResources': TEXTS,
      'spec.rules[].labels': TEXTS,
      'spec.rules[].labelsTemplate': TEXT,
      ...listOfRecords('spec.rules[].matchAny'),
      ...features('spec.rules[].matchAny[].matchFeatures', required(LIST)),
      ...features('spec.rules[].matchFeatures'),
      ...listOfRecords('spec.rules[].taints'),
      'spec.rules[].taints[].effect': required(TEXT),
      'spec.rules[].taints[].key': required(TEXT),
      'spec.rules[].taints[].timeAdded': { type: 'text', format: 'date-time' },
      'spec.rules[].taints[].value': TEXT,
      'spec.rules[].vars': TEXTS,
      'spec.rules[].varsTemplate': TEXT,
    },
  },
  {
    apiVersion: 'fence-agents-remediation.medik8s.io/v1alpha1',
    kind: 'FenceAgentsRemediationTemplate',
    isNamespaced: true,
    fields: {
      spec: RECORD,
      'spec.template': required(RECORD),
      'spec.statusValidationSample': { type: 'integer-or-text' },
      'spec.template.spec': required(RECORD),
      'spec.template.spec.agent': required({ type: 'text', pattern: /fence_.+/ }),
      'spec.template.spec.nodeSecretNames': TEXTS,
      'spec.template.spec.nodeparameters': MAP,
      'spec.template.spec.nodeparameters.*': TEXTS,
      'spec.template.spec.remediationStrategy': oneOf('ResourceDeletion', 'OutOfServiceTaint'),
      'spec.template.spec.retrycount': INTEGER,
      'spec.template.spec.retryinterval': DURATION,
      'spec.template.spec.sharedSecretName': TEXT,
      'spec.template.spec.sharedparameters': TEXTS,
      'spec.template.spec.timeout': DURATION,
    },
  },
  { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', isNamespaced: false, fields: { ...RULE_FIELDS, aggregationRule: ANY }, faults: roleFaults },
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    isNamespaced: false,
    fields: {
      roleRef: required(RECORD),
      'roleRef.apiGroup': required(oneOf('rbac.authorization.k8s.io')),
      'roleRef.kind': required(oneOf('ClusterRole')),
      'roleRef.name': required(TEXT),
      ...listOfRecords('subjects'),
      'subjects[].apiGroup': TEXT,
      'subjects[].kind': required(oneOf('Group', 'User', 'ServiceAccount')),
      'subjects[].name': required(TEXT),
      'subjects[].namespace': TEXT,
    },
  },
  { apiVersion: 'v1', kind: 'Service', isNamespaced: true, fields: SERVICE_FIELDS },
  {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    isNamespaced: true,
    fields: { spec: required(RECORD), ...listOfRecords('spec.endpoints', required(LIST)), ...Object.fromEntries(['bearerTokenFile', 'relabelings', 'metricRelabelings', 'targetPort', 'tlsConfig', 'params', 'honorLabels'].map((name) => [`spec.endpoints[].${name}`, ANY])), ...Object.fromEntries(['interval', 'scrapeTimeout'].map((name) => [`spec.endpoints[].${name}`, SCRAPE_DURATION])), 'spec.endpoints[].path': TEXT, 'spec.endpoints[].port': TEXT, 'spec.endpoints[].scheme': oneOf('http', 'https', 'HTTP', 'HTTPS'), 'spec.selector': required(ANY), 'spec.namespaceSelector': ANY, 'spec.jobLabel': TEXT, 'spec.targetLabels': ANY, 'spec.podTargetLabels': ANY },
  },
]
