import { ANY, FLAG, type KindFields, listOfRecords, listOfTexts, oneOf, RECORD, required, TEXT, TEXTS } from './field-rule.ts'

/** A label selector of Kubernetes. */
function selector(path: string): KindFields['fields'] {
  return {
    [path]: RECORD,
    ...listOfRecords(`${path}.matchExpressions`),
    [`${path}.matchExpressions[].key`]: required(TEXT),
    [`${path}.matchExpressions[].operator`]: required(TEXT),
    ...listOfTexts(`${path}.matchExpressions[].values`),
    [`${path}.matchLabels`]: TEXTS,
  }
}

/** What installs operators (operators.coreos.com), and the instances that set them going (nmstate.io, forklift.konveyor.io). */
export const OPERATOR_KIND_FIELDS: readonly KindFields[] = [
  {
    apiVersion: 'operators.coreos.com/v1',
    kind: 'OperatorGroup',
    isNamespaced: true,
    fields: {
      spec: RECORD,
      ...selector('spec.selector'),
      'spec.serviceAccountName': TEXT,
      'spec.staticProvidedAPIs': FLAG,
      ...listOfTexts('spec.targetNamespaces'),
      'spec.upgradeStrategy': oneOf('Default', 'TechPreviewUnsafeFailForward'),
    },
  },
  {
    apiVersion: 'operators.coreos.com/v1alpha1',
    kind: 'Subscription',
    isNamespaced: true,
    fields: {
      spec: required(RECORD),
      'spec.channel': TEXT,
      'spec.config': ANY,
      'spec.installPlanApproval': TEXT,
      'spec.name': required(TEXT),
      'spec.source': required(TEXT),
      'spec.sourceNamespace': required(TEXT),
      'spec.startingCSV': TEXT,
    },
  },
  // Nearly 150 settings, which grow from release to release.
  { apiVersion: 'forklift.konveyor.io/v1beta1', kind: 'ForkliftController', isNamespaced: true, fields: { spec: ANY } },
  {
    apiVersion: 'nmstate.io/v1',
    kind: 'NMState',
    isNamespaced: false,
    fields: { spec: RECORD, 'spec.affinity': ANY, 'spec.infraAffinity': ANY, 'spec.infraNodeSelector': TEXTS, 'spec.infraTolerations': ANY, 'spec.logLevel': oneOf('info', 'debug'), 'spec.metricsConfiguration': RECORD, 'spec.metricsConfiguration.bindAddress': TEXT, 'spec.nodeSelector': TEXTS, 'spec.probeConfiguration': ANY, 'spec.selfSignConfiguration': ANY, 'spec.tolerations': ANY },
  },
]
