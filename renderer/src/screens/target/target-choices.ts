import type { NamespacePolicy, Target } from '#shared/domain/target/target.ts'

/** In the order in which they are offered. */
export const CONTROL_PLANES = ['dedicated-3', 'dedicated-5', 'compact-3', 'single-node', 'hosted'] as const satisfies readonly Target['controlPlane'][]
export const FEATURES = ['hyperconvergedStorage', 'descheduler', 'nodeHealthCheck', 'hyperConverged', 'memoryOvercommit', 'cpuManager', 'hugepages2Mi', 'hugepages1Gi', 'fips'] as const satisfies readonly (keyof Target['features'])[]
export const NAMESPACE_CHOICES = ['cluster', 'datacenter', 'folder', 'resource-pool', 'application', 'attribute', 'single'] as const satisfies readonly NamespacePolicy['by'][]
export const PLACEMENT_CARRIERS = ['none', 'plans', 'patches'] as const satisfies readonly Target['placement']['carrier'][]
export const RULE_STRENGTHS = ['preferred', 'required'] as const satisfies readonly Target['placement']['unstatedRules'][]
/** What a single rule can be kept as, whatever its source says. */
export const KEPT_STRENGTHS = ['required', 'preferred', 'ignored'] as const satisfies readonly Target['placement']['rules'][number]['strength'][]
export const LOCALNET_FORMS = ['attachment', 'cluster-network'] as const satisfies readonly Target['networks']['localnetAs'][]
export const NETWORK_POLICIES = ['none', 'skeletons', 'translated'] as const satisfies readonly Target['networks']['policies'][]
export const TAG_CHOICES = ['all', 'listed', 'none'] as const
export const ATTRIBUTE_FORMS = ['label', 'annotation'] as const satisfies readonly Target['placement']['attributes'][number]['as'][]
export const PRINCIPAL_KINDS = ['', 'Group', 'User'] as const
export const QUOTA_CHOICES = ['none', 'resource-quota', 'application-aware'] as const satisfies readonly Target['placement']['quotas'][]
export const INSTANCE_TYPE_POLICIES = ['none', 'best-fit', 'exact'] as const satisfies readonly Target['compute']['instanceTypes'][]
export const PREFERENCE_POLICIES = ['mtv', 'osmap'] as const satisfies readonly Target['compute']['preferences'][]
export const CPU_MODELS = ['cluster', 'source'] as const satisfies readonly Target['compute']['cpuModel'][]
export const OVERCOMMITTED_CHOICES = ['cluster', 'folder', 'attribute'] as const satisfies readonly Target['compute']['overcommitted'][number]['by'][]
export const APPROVALS = ['Manual', 'Automatic'] as const satisfies readonly Target['cluster']['operators']['approval'][]
export const DENIALS = ['none', 'ingress', 'all'] as const satisfies readonly Target['cluster']['defaultDeny'][]
/** Empty: not stated. */
export const TOPOLOGY_POLICIES = ['', 'best-effort', 'restricted', 'single-numa-node'] as const satisfies readonly (NonNullable<Target['cluster']['nodes']['topologyPolicy']> | '')[]
/** Empty: none. */
export const HUGEPAGE_SIZES = ['', '2Mi', '1Gi'] as const satisfies readonly (NonNullable<Target['cluster']['nodes']['hugepages']>['size'] | '')[]
export const REMEDIATIONS = ['self', 'fence-agents'] as const satisfies readonly Target['cluster']['remediation']['by'][]
export const HOST_ROLES = ['master', 'worker'] as const satisfies readonly NonNullable<Target['cluster']['install']>['hosts'][number]['role'][]
export const POLICY_MODES = ['inform', 'enforce'] as const satisfies readonly NonNullable<Target['cluster']['fleet']>['remediation'][]
