import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import { MIB_PER_GIB } from '#shared/domain/units.ts'
import { type BundlePart, INSTANCE_TYPES_FOLDER, PROVIDERS_FOLDER } from './bundle-folders.ts'
import { markdownCode, markdownTable, markdownText } from './markdown.ts'
import { osMapSettings } from './object-names.ts'
import { patchScripts } from './patch-scripts.ts'

/** How CPU, memory and preferences reach the VMs; nothing where all of it is left to MTV and nothing need be done. */
export function computeSection(plan: MigrationPlan): string[] {
  const { compute } = plan
  const types = typesInUse(plan)
  const scripts = patchScripts(plan)
  if (types.length === 0 && compute.osMaps.length === 0 && scripts.length === 0 && compute.advice.length === 0) return []
  const { effectiveWaste } = compute
  return [
    '## CPU, memory and preferences',
    '',
    ...(types.length === 0
      ? ['MTV takes CPU and memory of every VM from the source.']
      : [
          ...markdownTable(['Instance type', 'VMs in plans'], types.map(([name, count]) => [markdownCode(name), String(count)])),
          '',
          `Beyond what the source has they give all included VMs together ${effectiveWaste.wasteVcpus} vCPUs and ${gibibytes(effectiveWaste.wasteMib)} GiB. The other VMs keep CPU and memory of the source.`,
        ]),
    ...(scripts.length === 0 ? [] : ['', 'To be run once the plan has succeeded: what neither MTV nor an instance type can carry.', '', ...scripts.map(({ planName, path }) => `- ${markdownCode(planName)}: ${markdownCode(path)}`)]),
    ...(compute.advice.length === 0 ? [] : ['', 'For the cluster itself, by hand:', '', ...compute.advice.map(({ message }) => `- ${markdownText(message)}`)]),
  ]
}

/** The steps before the Plans: a title, then commands. */
export function computeSteps(plan: MigrationPlan, only: BundlePart | undefined): { readonly beforeNamespaces: string[][]; readonly beforePlans: string[][] } {
  const { compute } = plan
  return {
    beforeNamespaces: compute.customTypes.length === 0 ? [] : [['Instance types of the VMs’ own sizes. No node changes by them.', `oc apply -k ${INSTANCE_TYPES_FOLDER}`]],
    beforePlans: only === 'cluster' || compute.osMaps.length === 0 ? [] : [osMapStep(plan)],
  }
}

/** The operator leaves a map alone that it does not make itself; the controller starts anew with the setting, which a bundle that sets MTV up has already. */
function osMapStep({ compute, target }: MigrationPlan): string[] {
  const { osMaps } = compute
  return [
    `The maps of guest systems to preferences${target.cluster.operators.write ? '' : ', and that MTV looks into them'}.`,
    ...osMaps.map(({ name }) => `oc apply -f ${PROVIDERS_FOLDER}/${name}.yaml`),
    ...(target.cluster.operators.write ? [] : [`oc patch forkliftcontrollers.forklift.konveyor.io/forklift-controller -n ${target.migration.namespace} --type merge -p '${JSON.stringify({ spec: osMapSettings(compute) })}'`]),
  ]
}

/** Instance types of the VMs in plans, the most used first. */
function typesInUse({ plans }: MigrationPlan): readonly (readonly [name: string, count: number])[] {
  const counts = new Map<string, number>()
  for (const { instanceType } of plans.flatMap((planned) => planned.vms)) if (instanceType !== null) counts.set(instanceType, (counts.get(instanceType) ?? 0) + 1)
  return [...counts].sort(([leftName, left], [rightName, right]) => right - left || (leftName < rightName ? -1 : 1))
}

function gibibytes(mib: number): string {
  return (mib / MIB_PER_GIB).toFixed(1)
}
