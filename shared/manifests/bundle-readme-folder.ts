import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import { DISCONNECTED_FOLDER, FLEET_FOLDER, type FolderPart, INSTALL_FOLDER, NAMESPACES_FOLDER, POLICIES_FOLDER } from './bundle-folders.ts'
import { afterMigrationSection, operatorSection, operatorSteps } from './bundle-readme-cluster.ts'
import { securitySection } from './bundle-readme-security.ts'
import { tenancySection } from './bundle-readme-tenancy.ts'

/** What the README of a folder that is written by itself says to do with it. */
export function folderSections(plan: MigrationPlan, part: FolderPart): readonly string[][] {
  switch (part) {
    case 'install':
      return [todo([`Copy what is in \`${INSTALL_FOLDER}/\` into your own install-config.yaml and agent-config.yaml, and fill in what is in angle brackets. Nothing of it is applied to a cluster.`])]
    case 'disconnected':
      return [todo([`Read \`${DISCONNECTED_FOLDER}/README.md\`: it says what to mirror, what to carry in, and the commands.`])]
    case 'operators':
      return [commands(operatorSteps(plan).slice(0, 1)), operatorSection(plan)]
    case 'namespaces':
      return [commands([['Namespaces and VM networks. Attachments want the bridges of the nodes.', `oc apply -k ${NAMESPACES_FOLDER}`]]), tenancySection(plan)]
    case 'policies':
      return [...(plan.security.policies.length === 0 ? [] : [commands([['Once the VMs are there, namespace by namespace.', `oc apply -k ${POLICIES_FOLDER}/<namespace>`]])]), securitySection(plan, undefined), afterMigrationSection(plan)]
    case 'fleet':
      return [todo([`Read \`${FLEET_FOLDER}/README.md\`: it says what the hub is given, and the commands.${plan.target.cluster.fleet?.gitops === undefined ? '' : ' The folders beside it are those that its overlays take.'}`])]
    case 'docs':
      return [todo(['Nothing of it is applied: it is for people.'])]
  }
}

function todo(lines: readonly string[]): string[] {
  return ['## What to do', '', ...lines]
}

function commands(steps: readonly (readonly string[])[]): string[] {
  return steps.length === 0 ? [] : ['## Apply', '', 'Run from this folder. Every command may be repeated.', '', '```sh', ...steps.flatMap(([title = '', ...lines], index) => [...(index === 0 ? [] : ['']), `# ${title}`, ...lines]), '```']
}
