import type { KubeMetadata, KubeObject } from '#shared/domain/plan/kube-object.ts'
import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import type { FleetPolicy } from '#shared/domain/target/fleet-policy.ts'

/** Set, placement and binding bear it; policies begin with it. */
export const FLEET_NAME = 'portolan'
const POLICY_API = 'policy.open-cluster-management.io/v1'
/** Braces in what a source has named are its own words, and no templates of ACM. */
const NO_TEMPLATES = { 'policy.open-cluster-management.io/disable-templates': 'true' }

/** Metadata of an object of the fleet on the hub. */
export function fleetMetadata(name: string, namespace: string): KubeMetadata {
  return { name, namespace, labels: MANAGED_BY_LABELS }
}

/** A Policy of ACM, to be looked at once those that it comes after hold. */
export function policy({ namespace, remediation }: FleetPolicy, name: string, after: readonly string[], templates: readonly KubeObject[]): KubeObject {
  return {
    apiVersion: POLICY_API,
    kind: 'Policy',
    metadata: fleetMetadata(name, namespace),
    spec: {
      remediationAction: remediation,
      disabled: false,
      ...(after.length === 0 ? {} : { dependencies: after.map((other) => ({ apiVersion: POLICY_API, kind: 'Policy', name: other, namespace, compliance: 'Compliant' })) }),
      'policy-templates': templates.map((objectDefinition) => ({ objectDefinition })),
    },
  }
}

/** Has clusters bear objects, each with at least what it says here. */
export function configurationPolicy({ remediation }: FleetPolicy, name: string, objects: readonly KubeObject[]): KubeObject {
  return {
    apiVersion: POLICY_API,
    kind: 'ConfigurationPolicy',
    metadata: { name, annotations: NO_TEMPLATES },
    spec: { remediationAction: remediation, severity: 'medium', 'object-templates': objects.map((objectDefinition) => ({ complianceType: 'musthave', objectDefinition })) },
  }
}
