import type { InstallSizing } from '#shared/domain/plan/install-sizing.ts'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import type { BundleFile } from '../bundle-file.ts'
import { INSTALL_FOLDER } from '../bundle-folders.ts'
import { agentConfig } from './agent-config.ts'
import { installConfig } from './install-config.ts'

/** Fragments for the installer of a cluster that does not exist yet; none where the target says nothing of its installation, or the control plane is hosted elsewhere. `sizing`: what the project's sizing asks of it, null where it keeps none. */
export function installFiles(plan: MigrationPlan, sizing: InstallSizing | null): readonly BundleFile[] {
  const { install } = plan.target.cluster
  if (install === undefined || plan.target.controlPlane === 'hosted') return []
  return [
    { path: `${INSTALL_FOLDER}/agent-config.yaml`, text: agentConfig(plan, install, sizing) },
    { path: `${INSTALL_FOLDER}/install-config.yaml`, text: installConfig(plan, install, sizing) },
  ]
}
