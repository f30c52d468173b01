import type { KubeObject } from '#shared/domain/plan/kube-object.ts'
import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import type { FleetPolicy } from '#shared/domain/target/fleet-policy.ts'
import { operatorCatalog } from '#shared/domain/target/operator-catalog.ts'
import { OPERATOR_GROUP_NAME } from '../object-names.ts'
import { operatorsInUse } from '../operators-in-use.ts'
import { configurationPolicy, FLEET_NAME } from './policy-object.ts'

/** The namespaces of the operators, then an OperatorPolicy for each: ACM waits until it runs. */
export function operatorPolicies(plan: MigrationPlan, fleet: FleetPolicy): readonly KubeObject[] {
  const { operators } = plan.target.cluster
  const inUse = operatorsInUse(plan)
  const namespaces = [...new Set(inUse.map(({ namespace }) => namespace))].map((name): KubeObject => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }))
  return [
    configurationPolicy(fleet, `${FLEET_NAME}-operator-namespaces`, namespaces),
    ...inUse.map(({ packageName, namespace, channel, watches }): KubeObject => ({
      apiVersion: 'policy.open-cluster-management.io/v1beta1',
      kind: 'OperatorPolicy',
      metadata: { name: packageName, labels: MANAGED_BY_LABELS },
      spec: {
        remediationAction: fleet.remediation,
        severity: 'high',
        complianceType: 'musthave',
        // Approves the installation in either case, updates only where they come by themselves.
        upgradeApproval: operators.approval === 'Automatic' ? 'Automatic' : 'None',
        operatorGroup: { name: OPERATOR_GROUP_NAME, namespace, ...(watches === 'own' ? { targetNamespaces: [namespace] } : {}) },
        subscription: { name: packageName, namespace, ...(channel === null ? {} : { channel }), source: operatorCatalog(plan.target), sourceNamespace: 'openshift-marketplace' },
      },
    })),
  ]
}
