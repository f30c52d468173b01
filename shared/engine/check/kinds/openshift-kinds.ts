import { labelSelector } from './common-fields.ts'
import { ANY, between, type FieldRule, FLAG, formed, INTEGER, type KindFields, listOfRecords, listOfTexts, LIST, nullable, oneOf, RECORD, reference, required, sized, TEXT, unique } from './field-rule.ts'
import { healthCheckFaults } from './openshift-faults.ts'

const DURATION: FieldRule = { type: 'text', pattern: /^([0-9]+(\.[0-9]+)?(ns|us|µs|ms|s|m|h))+$/ }
const COUNT_OR_PERCENT: FieldRule = { type: 'integer-or-text', pattern: /^((100|[0-9]{1,2})%|[0-9]+)$/ }
const LOG_LEVEL = oneOf('', 'Normal', 'Debug', 'Trace', 'TraceAll')
const PROFILES: FieldRule = oneOf(
  'AffinityAndTaints',
  'TopologyAndDuplicates',
  'LifecycleAndUtilization',
  'DevPreviewLongLifecycle',
  'LongLifecycle',
  'SoftTopologyAndDuplicates',
  'EvictPodsWithLocalStorage',
  'EvictPodsWithPVC',
  'CompactAndScale',
  'DevKubeVirtRelieveAndMigrate',
  'KubeVirtRelieveAndMigrate',
)

/** Kinds of OpenShift's own operators, from their CustomResourceDefinitions (operator.openshift.io, machineconfiguration.openshift.io, remediation.medik8s.io). */
export const OPENSHIFT_KIND_FIELDS: readonly KindFields[] = [
  {
    apiVersion: 'remediation.medik8s.io/v1alpha1',
    kind: 'NodeHealthCheck',
    isNamespaced: false,
    fields: {
      spec: RECORD,
      ...listOfRecords('spec.escalatingRemediations'),
      'spec.escalatingRemediations[].order': required(INTEGER),
      ...reference('spec.escalatingRemediations[].remediationTemplate', required(RECORD)),
      'spec.escalatingRemediations[].timeout': required(DURATION),
      'spec.healthyDelay': { type: 'text', pattern: /^-?([0-9]+(\.[0-9]+)?(ns|us|µs|ms|s|m|h))+$/ },
      'spec.maxUnhealthy': COUNT_OR_PERCENT,
      'spec.minHealthy': COUNT_OR_PERCENT,
      ...listOfTexts('spec.pauseRequests'),
      ...reference('spec.remediationTemplate'),
      ...labelSelector('spec.selector'),
      'spec.stormCooldownDuration': DURATION,
      ...listOfRecords('spec.unhealthyConditions', unique(LIST, 'type', 'status')),
      'spec.unhealthyConditions[].duration': required(DURATION),
      'spec.unhealthyConditions[].status': required(sized(TEXT, 1)),
      'spec.unhealthyConditions[].type': required(sized(TEXT, 1)),
    },
    faults: healthCheckFaults,
  },
  {
    apiVersion: 'operator.openshift.io/v1',
    kind: 'KubeDescheduler',
    isNamespaced: true,
    fields: {
      spec: required(RECORD),
      'spec.deschedulingIntervalSeconds': between(1, null),
      'spec.evictionLimits': RECORD,
      'spec.evictionLimits.node': INTEGER,
      'spec.evictionLimits.total': INTEGER,
      'spec.logLevel': LOG_LEVEL,
      'spec.managementState': { type: 'text', pattern: /^(Managed|Unmanaged|Force|Removed)$/ },
      'spec.mode': oneOf('Automatic', 'Predictive'),
      'spec.observedConfig': ANY,
      'spec.operatorLogLevel': LOG_LEVEL,
      'spec.profileCustomizations': RECORD,
      'spec.profileCustomizations.devActualUtilizationProfile': TEXT,
      'spec.profileCustomizations.devDeviationThresholds': oneOf('Low', 'Medium', 'High', 'AsymmetricLow', 'AsymmetricMedium', 'AsymmetricHigh', ''),
      'spec.profileCustomizations.devEnableEvictionsInBackground': FLAG,
      'spec.profileCustomizations.devEnableSoftTainter': FLAG,
      'spec.profileCustomizations.devHighNodeUtilizationThresholds': oneOf('Minimal', 'Modest', 'Moderate', ''),
      'spec.profileCustomizations.devLowNodeUtilizationThresholds': oneOf('Low', 'Medium', 'High', ''),
      'spec.profileCustomizations.devMaxMigrationCooldown': formed('duration'),
      'spec.profileCustomizations.devMigrationCooldown': formed('duration'),
      'spec.profileCustomizations.devMigrationHistoryWindow': formed('duration'),
      'spec.profileCustomizations.namespaces': RECORD,
      ...listOfTexts('spec.profileCustomizations.namespaces.excluded'),
      ...listOfTexts('spec.profileCustomizations.namespaces.included'),
      'spec.profileCustomizations.podLifetime': formed('duration'),
      'spec.profileCustomizations.thresholdPriority': INTEGER,
      'spec.profileCustomizations.thresholdPriorityClassName': TEXT,
      'spec.profiles': unique(sized(LIST, 0, 11)),
      'spec.profiles[]': PROFILES,
      'spec.unsupportedConfigOverrides': ANY,
    },
  },
  {
    apiVersion: 'machineconfiguration.openshift.io/v1',
    kind: 'MachineConfig',
    isNamespaced: false,
    fields: {
      spec: RECORD,
      'spec.baseOSExtensionsContainerImage': TEXT,
      'spec.config': ANY,
      ...listOfTexts('spec.extensions'),
      'spec.fips': FLAG,
      ...listOfTexts('spec.kernelArguments', nullable(LIST)),
      'spec.kernelType': TEXT,
      'spec.osImageURL': TEXT,
    },
  },
]
