import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import { defineEmitter } from '../emitter.ts'
import { COMPLIANCE_NAMESPACE } from '../object-names.ts'

const API_GROUP = 'compliance.openshift.io/v1alpha1'
/** NIST 800-53 moderate, of the platform and of its nodes. */
const PROFILES = ['ocp4-moderate', 'ocp4-moderate-node']

/** Has the Compliance Operator scan by its own default setting: each night, and it changes nothing. */
export const scanSettingBindingEmitter = defineEmitter({
  kind: 'ScanSettingBinding',
  emit: ({ target: { cluster } }) =>
    cluster.compliance
      ? [{
          comment: ['The setting default only reports: what it proposes is applied by hand.'],
          object: {
            apiVersion: API_GROUP,
            kind: 'ScanSettingBinding',
            metadata: { name: 'portolan-moderate', namespace: COMPLIANCE_NAMESPACE, labels: MANAGED_BY_LABELS },
            profiles: PROFILES.map((name) => ({ apiGroup: API_GROUP, kind: 'Profile', name })),
            settingsRef: { apiGroup: API_GROUP, kind: 'ScanSetting', name: 'default' },
          },
        }]
      : [],
})
