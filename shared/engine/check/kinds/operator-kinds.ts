import { labelSelector, tolerations } from './common-fields.ts'
import { ANY, FLAG, type KindFields, LIST, listOfTexts, oneOf, RECORD, required, TEXT, TEXTS, unique } from './field-rule.ts'

/** What installs operators (operators.coreos.com), and an instance that sets one going (nmstate.io). */
export const OPERATOR_KIND_FIELDS: readonly KindFields[] = [
  {
    apiVersion: 'operators.coreos.com/v1',
    kind: 'OperatorGroup',
    isNamespaced: true,
    fields: {
      spec: RECORD,
      ...labelSelector('spec.selector'),
      'spec.serviceAccountName': TEXT,
      'spec.staticProvidedAPIs': FLAG,
      ...listOfTexts('spec.targetNamespaces', unique(LIST)),
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
  {
    apiVersion: 'nmstate.io/v1',
    kind: 'NMState',
    isNamespaced: false,
    fields: { spec: RECORD, 'spec.affinity': ANY, 'spec.infraAffinity': ANY, 'spec.infraNodeSelector': TEXTS, ...tolerations('spec.infraTolerations'), 'spec.logLevel': oneOf('info', 'debug'), 'spec.metricsConfiguration': RECORD, 'spec.metricsConfiguration.bindAddress': TEXT, 'spec.nodeSelector': TEXTS, 'spec.probeConfiguration': ANY, 'spec.selfSignConfiguration': ANY, ...tolerations('spec.tolerations') },
  },
]
