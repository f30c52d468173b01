import { between, type FieldRule, type KindFields, oneOf, RECORD, TEXT } from './field-rule.ts'

const NAMES = 'aap_ca_secret_name aap_token_secret_name aap_url api_image_fqin cli_download_image_fqin controller_host_lease_namespace controller_image_fqin controller_migration_service_account controller_transfer_network deep_inspection_image_fqin deep_inspection_image_xfs_fqin hyperv_provider_server_fqin must_gather_image_fqin naa_oui_map_configmap_name ova_provider_server_fqin ova_proxy_fqin ovirt_osmap_configmap_name populator_controller_image_fqin populator_openstack_image_fqin populator_ovirt_image_fqin populator_vsphere_copy_offload_image_fqin ui_plugin_image_fqin validation_extra_volume_mountpath validation_extra_volume_name validation_image_fqin vddk_image virt_customize_configmap_name virt_v2v_extra_args virt_v2v_extra_conf_config_map virt_v2v_image_fqin virt_v2v_image_xfs_fqin virt_v2v_inspector_extra_args vsphere_osmap_configmap_name'.split(' ')
/** Flags as texts: an unquoted true is none. */
const SWITCHES = 'aap_insecure_skip_verify controller_ovirt_warm_migration controller_retain_populator_pods controller_retain_precopy_importer_pods controller_static_udn_ip_addresses controller_vsphere_incremental_backup feature_auth_required feature_cli_download feature_copy_offload feature_mcp_server feature_ocp_live_migration feature_ova_appliance_management feature_ui_plugin feature_use_conversion_cr feature_validation feature_vmware_system_serial_number feature_volume_populator feature_vsphere_vmware_driver_removal feature_windows_registry_network_config feature_windows_wait_for_reboot feature_xfs_repair_ignore k8s_cluster mcp_server_kube_insecure mcp_server_lightspeed_integration mcp_server_lightspeed_set_mcp_gate mcp_server_read_only virt_v2v_dont_request_kvm wait_for_final_snapshot_consolidation'.split(' ')
const AMOUNTS = 'aap_timeout controller_blocker_grace_period_minutes controller_cleanup_retries controller_host_lease_duration_seconds controller_max_concurrent_reconciles controller_max_parent_backing_retries controller_max_populator_inflight controller_max_vm_inflight controller_precopy_interval controller_snapshot_removal_check_retries controller_snapshot_removal_timeout_minuts controller_snapshot_status_check_rate_seconds controller_tls_connection_timeout_sec controller_vddk_job_active_deadline_sec controller_windows_reboot_timeout validation_policy_agent_search_interval virt_v2v_memsize virt_v2v_smp'.split(' ')
const AMOUNTS_FROM_ZERO = 'controller_block_overhead controller_filesystem_overhead controller_log_level mcp_server_max_response_chars mcp_server_verbose'.split(' ')
const DURATIONS = 'controller_hyperv_refresh_interval controller_hyperv_validation_timeout inventory_route_timeout metric_interval ova_proxy_route_timeout'.split(' ')
const TEMPLATES = 'controller_ocp_pvc_name_template controller_pvc_name_template'.split(' ')
/** Containers whose CPU and memory are limited and requested. */
const CONTAINERS = 'api cli_download controller hooks hyperv inventory mcp_server ova ova_proxy populator ui_plugin validation virt_v2v'.split(' ')

const QUANTITY: FieldRule = { type: 'text', pattern: /^[0-9]+(\.[0-9]+)?(m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)?$/ }

function each(names: readonly string[], rule: FieldRule): Readonly<Record<string, FieldRule>> {
  return Object.fromEntries(names.map((name) => [`spec.${name}`, rule]))
}

/**
 * The settings of MTV (forklift.konveyor.io/v1beta1, ForkliftController). Older releases take anything there and obey what they know, and newer ones
 * know more: what is unlike these is doubtful, and refused by some.
 */
export const FORKLIFT_CONTROLLER_KIND_FIELDS: readonly KindFields[] = [
  {
    apiVersion: 'forklift.konveyor.io/v1beta1',
    kind: 'ForkliftController',
    isNamespaced: true,
    severity: 'warning',
    fields: {
      spec: RECORD,
      ...each(NAMES, TEXT),
      ...each(SWITCHES, oneOf('true', 'false')),
      ...each(AMOUNTS, between(1, null)),
      ...each(AMOUNTS_FROM_ZERO, between(0, null)),
      ...each(DURATIONS, { type: 'text', pattern: /^[0-9]+(s|m|h)$/ }),
      ...each(TEMPLATES, { type: 'text', pattern: /^([^{}\\]|\\.)*$/ }),
      ...each(CONTAINERS.flatMap((name) => ['limits_cpu', 'limits_memory', 'requests_cpu', 'requests_memory'].map((amount) => `${name}_container_${amount}`)), QUANTITY),
      'spec.image_pull_policy': oneOf('Always', 'IfNotPresent', 'Never'),
      'spec.mcp_server_output_format': oneOf('markdown', 'text', 'json'),
    },
  },
]
