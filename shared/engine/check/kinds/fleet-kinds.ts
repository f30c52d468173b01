import { ANY, FLAG, INTEGER, type KindFields, LIST, listOfRecords, listOfTexts, oneOf, RECORD, required, TEXT } from './field-rule.ts'

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
      'spec.remediationAction': oneOf('Inform', 'inform', 'Enforce', 'enforce'),
    },
  },
  {
    apiVersion: 'policy.open-cluster-management.io/v1beta1',
    kind: 'PolicySet',
    isNamespaced: true,
    fields: { spec: required(RECORD), 'spec.description': TEXT, 'spec.exclusions': ANY, ...listOfTexts('spec.policies', required(LIST)) },
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
      'spec.predicates': ANY,
      'spec.prioritizerPolicy': ANY,
      'spec.scoreRateLimit': { type: 'text', pattern: /^[0-9]+[hms]$/ },
      'spec.sortBy': oneOf('ClusterName', 'Score'),
      'spec.spreadPolicy': ANY,
      'spec.tolerations': ANY,
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
      'placementRef.apiGroup': required(oneOf('apps.open-cluster-management.io', 'cluster.open-cluster-management.io')),
      'placementRef.kind': required(oneOf('PlacementRule', 'Placement')),
      'placementRef.name': required(TEXT),
      subFilter: oneOf('restricted'),
      ...listOfRecords('subjects', required(LIST)),
      'subjects[].apiGroup': required(oneOf('policy.open-cluster-management.io')),
      'subjects[].kind': required(oneOf('Policy', 'PolicySet')),
      'subjects[].name': required(TEXT),
    },
  },
  { apiVersion: 'cluster.open-cluster-management.io/v1beta2', kind: 'ManagedClusterSetBinding', isNamespaced: true, fields: { spec: RECORD, 'spec.clusterSet': TEXT } },
  {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'ApplicationSet',
    isNamespaced: true,
    fields: { spec: required(RECORD), 'spec.applyNestedSelectors': FLAG, 'spec.generators': required(ANY), 'spec.goTemplate': FLAG, ...listOfTexts('spec.goTemplateOptions'), 'spec.ignoreApplicationDifferences': ANY, 'spec.preservedFields': ANY, 'spec.strategy': ANY, 'spec.syncPolicy': ANY, 'spec.template': required(ANY), 'spec.templatePatch': TEXT },
  },
]
