import { QUANTITY } from './common-fields.ts'
import { ANY, between, FLAG, type KindFields, listOfRecords, listOfTexts, MAP, oneOf, RECORD, required, TEXT } from './field-rule.ts'

/** Above are those of the system (scheduling/v1, HighestUserDefinablePriority). */
const GREATEST_PRIORITY = 1_000_000_000

const QUOTA_FIELDS: KindFields['fields'] = { spec: RECORD, 'spec.hard': MAP, 'spec.hard.*': QUANTITY, 'spec.scopeSelector': ANY, ...listOfTexts('spec.scopes') }

/** What namespaces bear, and priorities: Kubernetes' own kinds (core/v1, rbac/v1, scheduling/v1) and quotas that count VMs (aaq.kubevirt.io). */
export const TENANCY_KIND_FIELDS: readonly KindFields[] = [
  { apiVersion: 'v1', kind: 'ResourceQuota', isNamespaced: true, fields: QUOTA_FIELDS },
  { apiVersion: 'aaq.kubevirt.io/v1alpha1', kind: 'ApplicationAwareResourceQuota', isNamespaced: true, fields: { ...QUOTA_FIELDS, spec: required(RECORD) } },
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    isNamespaced: true,
    fields: {
      roleRef: required(RECORD),
      'roleRef.apiGroup': required(oneOf('rbac.authorization.k8s.io')),
      'roleRef.kind': required(oneOf('ClusterRole', 'Role')),
      'roleRef.name': required(TEXT),
      ...listOfRecords('subjects'),
      'subjects[].apiGroup': TEXT,
      'subjects[].kind': required(oneOf('Group', 'User', 'ServiceAccount')),
      'subjects[].name': required(TEXT),
      'subjects[].namespace': TEXT,
    },
  },
  {
    apiVersion: 'scheduling.k8s.io/v1',
    kind: 'PriorityClass',
    isNamespaced: false,
    fields: { value: required(between(null, GREATEST_PRIORITY)), globalDefault: FLAG, preemptionPolicy: oneOf('Never', 'PreemptLowerPriority'), description: TEXT },
  },
]
