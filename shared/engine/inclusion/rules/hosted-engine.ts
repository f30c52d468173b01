import { defineInclusionRule } from '../inclusion-rule.ts'

/** Origins of the VM that runs the oVirt engine itself (oVirt API Vm.origin). */
const ENGINE_ORIGINS: ReadonlySet<string> = new Set(['managed_hosted_engine', 'hosted_engine'])

/** The engine's own VM: the source is managed by it until the last VM has moved. */
export const hostedEngine = defineInclusionRule({
  id: 'hosted-engine',
  title: 'The VM of a self-hosted oVirt engine',
  canBeOverridden: true,
  excludes: (vm) => (ENGINE_ORIGINS.has(vm.configuration?.origin ?? '') ? 'It runs the oVirt engine itself, which the target does not need and the migration does until its end.' : null),
})
