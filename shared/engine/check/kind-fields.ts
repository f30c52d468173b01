import { CLUSTER_KIND_FIELDS } from './kinds/cluster-kinds.ts'
import { FLEET_KIND_FIELDS } from './kinds/fleet-kinds.ts'
import { FORKLIFT_CONTROLLER_KIND_FIELDS } from './kinds/forklift-controller-kinds.ts'
import { HYPER_CONVERGED_KIND_FIELDS } from './kinds/hyper-converged-kinds.ts'
import { KUBEVIRT_KIND_FIELDS } from './kinds/kubevirt-kinds.ts'
import { MTV_KIND_FIELDS } from './kinds/mtv-kinds.ts'
import { NETWORK_KIND_FIELDS } from './kinds/network-kinds.ts'
import { OPENSHIFT_KIND_FIELDS } from './kinds/openshift-kinds.ts'
import { OPERATOR_KIND_FIELDS } from './kinds/operator-kinds.ts'
import { PLATFORM_KIND_FIELDS } from './kinds/platform-kinds.ts'
import { TENANCY_KIND_FIELDS } from './kinds/tenancy-kinds.ts'
import type { KindFields } from './kinds/field-rule.ts'

/** The fields of every kind that a bundle holds, and of MTV's other kinds. */
export const KIND_FIELDS: readonly KindFields[] = [...MTV_KIND_FIELDS, ...FORKLIFT_CONTROLLER_KIND_FIELDS, ...KUBEVIRT_KIND_FIELDS, ...OPENSHIFT_KIND_FIELDS, ...HYPER_CONVERGED_KIND_FIELDS, ...TENANCY_KIND_FIELDS, ...PLATFORM_KIND_FIELDS, ...NETWORK_KIND_FIELDS, ...OPERATOR_KIND_FIELDS, ...CLUSTER_KIND_FIELDS, ...FLEET_KIND_FIELDS]
