import type { Emitter } from './emitter.ts'
import { applicationAwareResourceQuotaEmitter } from './emitters/application-aware-resource-quota.ts'
import { clusterUserDefinedNetworkEmitter } from './emitters/cluster-user-defined-network.ts'
import { configMapEmitter } from './emitters/config-map.ts'
import { hookEmitter } from './emitters/hook.ts'
import { hyperConvergedEmitter } from './emitters/hyper-converged.ts'
import { kubeDeschedulerEmitter } from './emitters/kube-descheduler.ts'
import { machineConfigEmitter } from './emitters/machine-config.ts'
import { migrationPolicyEmitter } from './emitters/migration-policy.ts'
import { multiNetworkPolicyEmitter } from './emitters/multi-network-policy.ts'
import { namespaceEmitter } from './emitters/namespace.ts'
import { migrationEmitter } from './emitters/migration.ts'
import { networkAttachmentDefinitionEmitter } from './emitters/network-attachment-definition.ts'
import { networkMapEmitter } from './emitters/network-map.ts'
import { networkPolicyEmitter } from './emitters/network-policy.ts'
import { nodeHealthCheckEmitter } from './emitters/node-health-check.ts'
import { nodeNetworkConfigurationPolicyEmitter } from './emitters/node-network-configuration-policy.ts'
import { planEmitter } from './emitters/plan.ts'
import { priorityClassEmitter } from './emitters/priority-class.ts'
import { providerEmitter } from './emitters/provider.ts'
import { resourceQuotaEmitter } from './emitters/resource-quota.ts'
import { roleBindingEmitter } from './emitters/role-binding.ts'
import { secretTemplateEmitter } from './emitters/secret-template.ts'
import { sriovNetworkNodePolicyEmitter } from './emitters/sriov-network-node-policy.ts'
import { storageMapEmitter } from './emitters/storage-map.ts'
import { virtualMachineClusterInstancetypeEmitter } from './emitters/virtual-machine-cluster-instancetype.ts'

/** All emitters, in the order in which their objects have to exist. */
export const EMITTERS: readonly Emitter[] = [
  nodeNetworkConfigurationPolicyEmitter,
  sriovNetworkNodePolicyEmitter,
  virtualMachineClusterInstancetypeEmitter,
  priorityClassEmitter,
  hyperConvergedEmitter,
  machineConfigEmitter,
  kubeDeschedulerEmitter,
  nodeHealthCheckEmitter,
  migrationPolicyEmitter,
  namespaceEmitter,
  resourceQuotaEmitter,
  applicationAwareResourceQuotaEmitter,
  roleBindingEmitter,
  clusterUserDefinedNetworkEmitter,
  networkAttachmentDefinitionEmitter,
  configMapEmitter,
  secretTemplateEmitter,
  providerEmitter,
  networkMapEmitter,
  storageMapEmitter,
  hookEmitter,
  planEmitter,
  migrationEmitter,
  multiNetworkPolicyEmitter,
  networkPolicyEmitter,
]
