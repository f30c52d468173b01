import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import { AFTER_FOLDER, type BundlePart, CLUSTER_FOLDER, DISCONNECTED_FOLDER, DOCUMENTS_FOLDER, FLEET_FOLDER, type FolderPart, INSTALL_FOLDER, INSTANCE_TYPES_FOLDER, NAMESPACES_FOLDER, OPERATORS_FOLDER, POLICIES_FOLDER, PRIORITIES_FOLDER, PROVIDERS_FOLDER, WAVES_FOLDER } from './bundle-folders.ts'

const FOLDERS_OF_PART: Readonly<Record<BundlePart, readonly string[]>> = {
  cluster: [INSTALL_FOLDER, DISCONNECTED_FOLDER, OPERATORS_FOLDER, CLUSTER_FOLDER, NAMESPACES_FOLDER, POLICIES_FOLDER, AFTER_FOLDER, FLEET_FOLDER],
  // With the instance types, namespaces and networks that plans and maps refer to, so that every reference resolves.
  mtv: [INSTANCE_TYPES_FOLDER, PRIORITIES_FOLDER, NAMESPACES_FOLDER, PROVIDERS_FOLDER, WAVES_FOLDER],
  install: [INSTALL_FOLDER],
  disconnected: [DISCONNECTED_FOLDER],
  operators: [OPERATORS_FOLDER],
  namespaces: [NAMESPACES_FOLDER],
  policies: [POLICIES_FOLDER, AFTER_FOLDER],
  fleet: [FLEET_FOLDER],
  docs: [DOCUMENTS_FOLDER],
}

/** The folders of a part of a plan's bundle; null for all. Overlays of a fleet take the folders beside it, which go with it then. */
export function partFolders(only: BundlePart | undefined, { target: { cluster: { fleet } } }: Pick<MigrationPlan, 'target'>): readonly string[] | null {
  if (only === undefined) return null
  if (only !== 'fleet' || fleet?.gitops === undefined) return FOLDERS_OF_PART[only]
  return [FLEET_FOLDER, OPERATORS_FOLDER, CLUSTER_FOLDER, NAMESPACES_FOLDER, ...(fleet.clusters.some(({ takesPlans }) => takesPlans) ? [PROVIDERS_FOLDER, WAVES_FOLDER] : [])]
}

/** Whether a path of the bundle, or one of its folders, lies in one of the folders; everything does in null. */
export function isInFolders(path: string, folders: readonly string[] | null): boolean {
  return folders === null || folders.some((folder) => path === folder || path.startsWith(`${folder}/`))
}

/** Whether a part is a folder and not one of the two halves. */
export function isFolderPart(only: BundlePart | undefined): only is FolderPart {
  return only !== undefined && only !== 'mtv' && only !== 'cluster'
}
