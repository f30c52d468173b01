import { labelSelector } from './common-fields.ts'
import { ANY, type FieldRule, FLAG, INTEGER, type KindFields, LIST, listOfRecords, listOfTexts, oneOf, RECORD, required, sized, TEXT, TEXTS } from './field-rule.ts'

const FILLED = sized(TEXT, 1)
const REMEDIATION = oneOf('Inform', 'inform', 'Enforce', 'enforce')
const SEVERITY = oneOf('low', 'Low', 'medium', 'Medium', 'high', 'High', 'critical', 'Critical')
/** How often a cluster looks. */
const EVALUATION: FieldRule = { type: 'text', pattern: /^(?:(?:(?:[0-9]+(?:.[0-9])?)(?:h|m|s|(?:ms)|(?:us)|(?:ns)))|never|watch)+$/ }

function dependencies(path: string): KindFields['fields'] {
  return {
    ...listOfRecords(path),
    [`${path}[].apiVersion`]: required(TEXT),
    [`${path}[].compliance`]: required(oneOf('Compliant', 'Pending', 'NonCompliant')),
    [`${path}[].kind`]: required(TEXT),
    [`${path}[].name`]: required(TEXT),
    [`${path}[].namespace`]: TEXT,
  }
}

/** What Argo CD makes applications from: those that a bundle uses are looked into. */
const GENERATORS: KindFields['fields'] = {
  ...listOfRecords('spec.generators', required(LIST)),
  ...Object.fromEntries(['clusters', 'list', 'matrix', 'merge', 'plugin', 'pullRequest', 'scmProvider', 'selector'].map((name) => [`spec.generators[].${name}`, ANY])),
  'spec.generators[].clusterDecisionResource': RECORD,
  'spec.generators[].clusterDecisionResource.configMapRef': required(TEXT),
  ...labelSelector('spec.generators[].clusterDecisionResource.labelSelector'),
  'spec.generators[].clusterDecisionResource.name': TEXT,
  'spec.generators[].clusterDecisionResource.requeueAfterSeconds': INTEGER,
  'spec.generators[].clusterDecisionResource.template': ANY,
  'spec.generators[].clusterDecisionResource.values': TEXTS,
  'spec.generators[].git': RECORD,
  ...Object.fromEntries(['directories', 'files', 'template'].map((name) => [`spec.generators[].git.${name}`, ANY])),
  'spec.generators[].git.pathParamPrefix': TEXT,
  'spec.generators[].git.repoURL': required(TEXT),
  'spec.generators[].git.requeueAfterSeconds': INTEGER,
  'spec.generators[].git.revision': required(TEXT),
  'spec.generators[].git.values': TEXTS,
}

function texts(path: string, ...names: readonly string[]): Readonly<Record<string, FieldRule>> {
  return Object.fromEntries(names.map((name) => [`${path}.${name}`, TEXT]))
}

/** The application that is made for each cluster. */
const APPLICATION: KindFields['fields'] = {
  'spec.template': required(RECORD),
  'spec.template.metadata': required(RECORD),
  'spec.template.metadata.annotations': TEXTS,
  ...listOfTexts('spec.template.metadata.finalizers'),
  'spec.template.metadata.labels': TEXTS,
  ...texts('spec.template.metadata', 'name', 'namespace'),
  'spec.template.spec': required(RECORD),
  'spec.template.spec.destination': required(RECORD),
  ...texts('spec.template.spec.destination', 'name', 'namespace', 'server'),
  ...Object.fromEntries(['ignoreDifferences', 'info', 'sourceHydrator', 'sources'].map((name) => [`spec.template.spec.${name}`, ANY])),
  'spec.template.spec.project': required(TEXT),
  'spec.template.spec.revisionHistoryLimit': INTEGER,
  'spec.template.spec.source': RECORD,
  'spec.template.spec.source.repoURL': required(TEXT),
  ...texts('spec.template.spec.source', 'chart', 'name', 'path', 'ref', 'tagPrefix', 'targetRevision'),
  ...Object.fromEntries(['directory', 'helm', 'kustomize', 'plugin'].map((name) => [`spec.template.spec.source.${name}`, ANY])),
  'spec.template.spec.syncPolicy': RECORD,
  'spec.template.spec.syncPolicy.automated': RECORD,
  ...Object.fromEntries(['allowEmpty', 'enabled', 'prune', 'selfHeal'].map((name) => [`spec.template.spec.syncPolicy.automated.${name}`, FLAG])),
  'spec.template.spec.syncPolicy.managedNamespaceMetadata': RECORD,
  'spec.template.spec.syncPolicy.managedNamespaceMetadata.annotations': TEXTS,
  'spec.template.spec.syncPolicy.managedNamespaceMetadata.labels': TEXTS,
  'spec.template.spec.syncPolicy.retry': ANY,
  ...listOfTexts('spec.template.spec.syncPolicy.syncOptions'),
}

/** What a hub is given (policy.open-cluster-management.io, cluster.open-cluster-management.io, argoproj.io). */
export const FLEET_KIND_FIELDS: readonly KindFields[] = [
  {
    apiVersion: 'policy.open-cluster-management.io/v1',
    kind: 'Policy',
    isNamespaced: true,
    fields: {
      spec: required(RECORD),
      'spec.copyPolicyMetadata': FLAG,
      ...dependencies('spec.dependencies'),
      'spec.disabled': required(FLAG),
      'spec.hubTemplateOptions': RECORD,
      'spec.hubTemplateOptions.serviceAccountName': TEXT,
      ...listOfRecords('spec.policy-templates', required(LIST)),
      ...dependencies('spec.policy-templates[].extraDependencies'),
      'spec.policy-templates[].ignorePending': FLAG,
      'spec.policy-templates[].objectDefinition': required(ANY),
      'spec.remediationAction': REMEDIATION,
    },
  },
  {
    apiVersion: 'policy.open-cluster-management.io/v1',
    kind: 'ConfigurationPolicy',
    isNamespaced: true,
    fields: {
      spec: required(RECORD),
      'spec.customMessage': RECORD,
      ...texts('spec.customMessage', 'compliant', 'noncompliant'),
      'spec.evaluationInterval': RECORD,
      ...Object.fromEntries(['compliant', 'noncompliant'].map((name) => [`spec.evaluationInterval.${name}`, EVALUATION])),
      ...labelSelector('spec.namespaceSelector'),
      ...listOfTexts('spec.namespaceSelector.exclude', LIST, FILLED),
      ...listOfTexts('spec.namespaceSelector.include', LIST, FILLED),
      'spec.namespaceSelector.terminatingInclusion': oneOf('IfMatch', 'Never', 'Default'),
      ...listOfRecords('spec.object-templates'),
      'spec.object-templates[].complianceType': required(oneOf('MustHave', 'Musthave', 'musthave', 'MustOnlyHave', 'Mustonlyhave', 'mustonlyhave', 'MustNotHave', 'Mustnothave', 'mustnothave')),
      'spec.object-templates[].metadataComplianceType': oneOf('MustHave', 'Musthave', 'musthave', 'MustOnlyHave', 'Mustonlyhave', 'mustonlyhave'),
      'spec.object-templates[].objectDefinition': required(ANY),
      ...labelSelector('spec.object-templates[].objectSelector'),
      'spec.object-templates[].recordDiff': oneOf('Log', 'InStatus', 'None'),
      'spec.object-templates[].recreateOption': oneOf('None', 'IfRequired', 'Always'),
      'spec.object-templates-raw': TEXT,
      'spec.pruneObjectBehavior': oneOf('DeleteAll', 'DeleteIfCreated', 'None'),
      'spec.remediationAction': required(REMEDIATION),
      'spec.severity': SEVERITY,
    },
  },
  {
    apiVersion: 'policy.open-cluster-management.io/v1beta1',
    kind: 'OperatorPolicy',
    isNamespaced: true,
    fields: {
      spec: RECORD,
      'spec.complianceConfig': RECORD,
      ...Object.fromEntries(['catalogSourceUnhealthy', 'deploymentsUnavailable', 'deprecationsPresent', 'minorChannelUpgradeAvailable', 'upgradesAvailable'].map((name) => [`spec.complianceConfig.${name}`, oneOf('Compliant', 'NonCompliant')])),
      'spec.complianceType': required(oneOf('musthave', 'mustnothave')),
      'spec.operatorGroup': ANY,
      'spec.remediationAction': required(REMEDIATION),
      'spec.removalBehavior': RECORD,
      ...texts('spec.removalBehavior', 'clusterServiceVersions', 'customResourceDefinitions', 'operatorGroups', 'subscriptions'),
      'spec.severity': SEVERITY,
      'spec.subscription': required(ANY),
      'spec.upgradeApproval': required(oneOf('None', 'Automatic')),
      ...listOfTexts('spec.versions'),
    },
  },
  {
    apiVersion: 'policy.open-cluster-management.io/v1beta1',
    kind: 'PolicySet',
    isNamespaced: true,
    fields: { spec: required(RECORD), 'spec.description': TEXT, 'spec.exclusions': ANY, ...listOfTexts('spec.policies', required(LIST), FILLED) },
  },
  {
    apiVersion: 'cluster.open-cluster-management.io/v1beta1',
    kind: 'Placement',
    isNamespaced: true,
    fields: {
      spec: required(RECORD),
      ...listOfTexts('spec.clusterSets'),
      'spec.decisionStrategy': ANY,
      'spec.numberOfClusters': INTEGER,
      ...listOfRecords('spec.predicates'),
      'spec.predicates[].requiredClusterSelector': RECORD,
      'spec.predicates[].requiredClusterSelector.celSelector': ANY,
      'spec.predicates[].requiredClusterSelector.claimSelector': ANY,
      ...labelSelector('spec.predicates[].requiredClusterSelector.labelSelector'),
      'spec.prioritizerPolicy': ANY,
      'spec.scoreRateLimit': { type: 'text', pattern: /^[0-9]+[hms]$/ },
      'spec.sortBy': oneOf('ClusterName', 'Score'),
      'spec.spreadPolicy': ANY,
      ...listOfRecords('spec.tolerations'),
      'spec.tolerations[].effect': oneOf('NoSelect', 'PreferNoSelect', 'NoSelectIfNew'),
      'spec.tolerations[].key': sized({ type: 'text', pattern: /^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\/)?(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])$/ }, 0, 316),
      'spec.tolerations[].operator': TEXT,
      'spec.tolerations[].tolerationSeconds': INTEGER,
      'spec.tolerations[].value': sized(TEXT, 0, 1024),
    },
  },
  {
    apiVersion: 'policy.open-cluster-management.io/v1',
    kind: 'PlacementBinding',
    isNamespaced: true,
    fields: {
      bindingOverrides: RECORD,
      'bindingOverrides.remediationAction': oneOf('Enforce', 'enforce'),
      placementRef: required(RECORD),
      'placementRef.apiGroup': required(sized(oneOf('apps.open-cluster-management.io', 'cluster.open-cluster-management.io'), 1)),
      'placementRef.kind': required(sized(oneOf('PlacementRule', 'Placement'), 1)),
      'placementRef.name': required(FILLED),
      subFilter: oneOf('restricted'),
      ...listOfRecords('subjects', required(sized(LIST, 1))),
      'subjects[].apiGroup': required(sized(oneOf('policy.open-cluster-management.io'), 1)),
      'subjects[].kind': required(sized(oneOf('Policy', 'PolicySet'), 1)),
      'subjects[].name': required(FILLED),
    },
  },
  { apiVersion: 'cluster.open-cluster-management.io/v1beta2', kind: 'ManagedClusterSetBinding', isNamespaced: true, fields: { spec: RECORD, 'spec.clusterSet': FILLED } },
  {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'ApplicationSet',
    isNamespaced: true,
    fields: { spec: required(RECORD), 'spec.applyNestedSelectors': FLAG, ...GENERATORS, 'spec.goTemplate': FLAG, ...listOfTexts('spec.goTemplateOptions'), 'spec.ignoreApplicationDifferences': ANY, 'spec.preservedFields': ANY, 'spec.strategy': ANY, 'spec.syncPolicy': RECORD, 'spec.syncPolicy.applicationsSync': oneOf('create-only', 'create-update', 'create-delete', 'sync'), 'spec.syncPolicy.preserveResourcesOnDeletion': FLAG, ...APPLICATION, 'spec.templatePatch': TEXT },
  },
]
