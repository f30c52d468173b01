import type { Emitter } from './emitter.ts'
import { applicationAwareResourceQuotaEmitter } from './emitters/application-aware-resource-quota.ts'
import { clusterResourceOverrideEmitter } from './emitters/cluster-resource-override.ts'
import { clusterRoleBindingEmitter } from './emitters/cluster-role-binding.ts'
import { clusterRoleEmitter } from './emitters/cluster-role.ts'
import { clusterUserDefinedNetworkEmitter } from './emitters/cluster-user-defined-network.ts'
import { configMapEmitter } from './emitters/config-map.ts'
import { hookEmitter } from './emitters/hook.ts'
import { hostEmitter } from './emitters/host.ts'
import { dataProtectionApplicationEmitter } from './emitters/data-protection-application.ts'
import { forkliftControllerEmitter } from './emitters/forklift-controller.ts'
import { fenceAgentsRemediationTemplateEmitter } from './emitters/fence-agents-remediation-template.ts'
import { hyperConvergedEmitter } from './emitters/hyper-converged.ts'
import { kubeDeschedulerEmitter } from './emitters/kube-descheduler.ts'
import { kubeletConfigEmitter } from './emitters/kubelet-config.ts'
import { machineConfigPoolEmitter } from './emitters/machine-config-pool.ts'
import { machineConfigEmitter } from './emitters/machine-config.ts'
import { machineConfigurationEmitter } from './emitters/machine-configuration.ts'
import { migrationPolicyEmitter } from './emitters/migration-policy.ts'
import { metalLbEmitter } from './emitters/metal-lb.ts'
import { migrationEmitter } from './emitters/migration.ts'
import { multiNetworkPolicyEmitter } from './emitters/multi-network-policy.ts'
import { namespaceEmitter } from './emitters/namespace.ts'
import { networkAttachmentDefinitionEmitter } from './emitters/network-attachment-definition.ts'
import { networkMapEmitter } from './emitters/network-map.ts'
import { networkPolicyEmitter } from './emitters/network-policy.ts'
import { nmstateEmitter } from './emitters/nmstate.ts'
import { nodeFeatureDiscoveryEmitter } from './emitters/node-feature-discovery.ts'
import { nodeFeatureRuleEmitter } from './emitters/node-feature-rule.ts'
import { nodeHealthCheckEmitter } from './emitters/node-health-check.ts'
import { nodeNetworkConfigurationPolicyEmitter } from './emitters/node-network-configuration-policy.ts'
import { operatorGroupEmitter } from './emitters/operator-group.ts'
import { planEmitter } from './emitters/plan.ts'
import { priorityClassEmitter } from './emitters/priority-class.ts'
import { providerEmitter } from './emitters/provider.ts'
import { resourceQuotaEmitter } from './emitters/resource-quota.ts'
import { roleBindingEmitter } from './emitters/role-binding.ts'
import { scanSettingBindingEmitter } from './emitters/scan-setting-binding.ts'
import { secondarySchedulerEmitter } from './emitters/secondary-scheduler.ts'
import { secretTemplateEmitter } from './emitters/secret-template.ts'
import { serviceMonitorEmitter } from './emitters/service-monitor.ts'
import { serviceEmitter } from './emitters/service.ts'
import { sriovNetworkNodePolicyEmitter } from './emitters/sriov-network-node-policy.ts'
import { sriovOperatorConfigEmitter } from './emitters/sriov-operator-config.ts'
import { storageMapEmitter } from './emitters/storage-map.ts'
import { storageProfileEmitter } from './emitters/storage-profile.ts'
import { subscriptionEmitter } from './emitters/subscription.ts'
import { virtualMachineClusterInstancetypeEmitter } from './emitters/virtual-machine-cluster-instancetype.ts'

/** All emitters, in the order in which their objects have to exist. */
export const EMITTERS: readonly Emitter[] = [
  namespaceEmitter,
  operatorGroupEmitter,
  subscriptionEmitter,
  nmstateEmitter,
  sriovOperatorConfigEmitter,
  nodeFeatureDiscoveryEmitter,
  metalLbEmitter,
  nodeNetworkConfigurationPolicyEmitter,
  sriovNetworkNodePolicyEmitter,
  virtualMachineClusterInstancetypeEmitter,
  priorityClassEmitter,
  hyperConvergedEmitter,
  machineConfigPoolEmitter,
  machineConfigurationEmitter,
  machineConfigEmitter,
  kubeletConfigEmitter,
  kubeDeschedulerEmitter,
  fenceAgentsRemediationTemplateEmitter,
  nodeHealthCheckEmitter,
  migrationPolicyEmitter,
  clusterRoleEmitter,
  clusterRoleBindingEmitter,
  resourceQuotaEmitter,
  applicationAwareResourceQuotaEmitter,
  roleBindingEmitter,
  clusterUserDefinedNetworkEmitter,
  networkAttachmentDefinitionEmitter,
  configMapEmitter,
  clusterResourceOverrideEmitter,
  storageProfileEmitter,
  dataProtectionApplicationEmitter,
  scanSettingBindingEmitter,
  secondarySchedulerEmitter,
  nodeFeatureRuleEmitter,
  serviceEmitter,
  serviceMonitorEmitter,
  forkliftControllerEmitter,
  secretTemplateEmitter,
  providerEmitter,
  hostEmitter,
  networkMapEmitter,
  storageMapEmitter,
  hookEmitter,
  planEmitter,
  migrationEmitter,
  multiNetworkPolicyEmitter,
  networkPolicyEmitter,
]
