import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import { defineEmitter } from '../emitter.ts'

/** Levels of x86-64 by the features that tell each from the one before (x86-64 psABI); RHEL 9 guests need v2, RHEL 10 v3. */
const LEVELS: readonly { readonly label: string; readonly cpuids: readonly string[] }[] = [
  { label: 'x86-64-v2', cpuids: ['SSE42', 'SSSE3', 'POPCNT', 'CX16'] },
  { label: 'x86-64-v3', cpuids: ['AVX2', 'BMI1', 'BMI2', 'FMA3', 'MOVBE'] },
  { label: 'x86-64-v4', cpuids: ['AVX512F', 'AVX512BW', 'AVX512CD', 'AVX512DQ', 'AVX512VL'] },
]

/** Labels nodes by what their processors can do, so that a VM can ask for it by a node selector. */
export const nodeFeatureRuleEmitter = defineEmitter({
  kind: 'NodeFeatureRule',
  emit: ({ target: { cluster } }) =>
    cluster.nodeFeatureRules
      ? [{
          comment: ['It wants a NodeFeatureDiscovery instance, which is written with the operators. Labels begin with feature.node.kubernetes.io/.'],
          object: {
            apiVersion: 'nfd.k8s-sigs.io/v1alpha1',
            kind: 'NodeFeatureRule',
            metadata: { name: 'portolan-processors', labels: MANAGED_BY_LABELS },
            spec: { rules: LEVELS.map(({ label, cpuids }) => ({
              name: `processors of ${label}`,
              labels: { [`feature.node.kubernetes.io/${label}`]: 'true' },
              matchFeatures: [{ feature: 'cpu.cpuid', matchExpressions: Object.fromEntries(cpuids.map((cpuid) => [cpuid, { op: 'Exists' }])) }],
            })) },
          },
        }]
      : [],
})
