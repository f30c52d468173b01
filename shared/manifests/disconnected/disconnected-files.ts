import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import type { DisconnectedPolicy } from '#shared/domain/target/disconnected-policy.ts'
import { mirroredCatalog, operatorCatalog } from '#shared/domain/target/operator-catalog.ts'
import type { BundleFile } from '../bundle-file.ts'
import { DISCONNECTED_FOLDER } from '../bundle-folders.ts'
import { markdownCode, markdownTable, markdownText } from '../markdown.ts'
import { imageSet } from './image-set.ts'
import { imagesToMirror } from './images-to-mirror.ts'
import { packagesToMirror } from './packages-to-mirror.ts'

/** HyperShift's documentation, Image content sources: the field becomes an ImageDigestMirrorSet of the hosted cluster, which its NodePools put into the configuration of nodes. */
const MIRRORS_OF_HOSTED = [
  'Nodes of a hosted control plane take their mirrors from `spec.imageContentSources` of the HostedCluster, on the hosting cluster: an ImageDigestMirrorSet that is applied',
  'inside is in no NodePool. State there each source with its mirrors, as oc-mirror wrote them into its ImageDigestMirrorSet in the same folder; nodes are configured anew by it. Images that are named by a tag',
  'have no mirror there: name them by digest, or by the mirror’s own address. The control plane’s pods run on the hosting cluster, which needs mirrors of its own.',
]

/** What to mirror for a site without the internet, and how; none where the target says nothing of a mirror. */
export function disconnectedFiles(plan: MigrationPlan): readonly BundleFile[] {
  const { disconnected } = plan.target.cluster
  if (disconnected === undefined) return []
  return [
    { path: `${DISCONNECTED_FOLDER}/README.md`, text: `${readme(plan, disconnected).join('\n')}\n` },
    { path: `${DISCONNECTED_FOLDER}/imageset-config.yaml`, text: imageSet(plan, disconnected) },
  ]
}

function readme(plan: MigrationPlan, disconnected: DisconnectedPolicy): string[] {
  const { target } = plan
  const registry = disconnected.registry
  // A HyperConverged that is not written, or without settings, leaves them to the operator.
  const fetchesBootImages = target.cluster.virtualization.bootImages || plan.hyperConverged === null
  return [
    '# What to carry in',
    '',
    `Images are mirrored outside with oc-mirror v2 and \`imageset-config.yaml\`, carried in, and put into ${markdownCode(registry)}.`,
    '',
    '```sh',
    '# Outside, with a pull secret: into a folder on the disk that is carried.',
    'oc mirror --v2 -c imageset-config.yaml file:///path/to/mirror',
    '# Inside.',
    `oc mirror --v2 -c imageset-config.yaml --from file:///path/to/mirror docker://${registry}`,
    ...(target.controlPlane === 'hosted'
      ? ['# What oc-mirror wrote for the cluster, on the hosted cluster: its catalogue alone, see below for the mirrors.', `oc apply -f /path/to/mirror/working-dir/cluster-resources/${mirroredCatalog(target.openshift)}.yaml`]
      : ['# What oc-mirror wrote for the cluster: ImageDigestMirrorSet, ImageTagMirrorSet, CatalogSource, signatures.', 'oc apply -f /path/to/mirror/working-dir/cluster-resources']),
    '```',
    '',
    ...(target.controlPlane === 'hosted' ? [...MIRRORS_OF_HOSTED, ''] : []),
    `Apply the cluster resources before \`00-operators\`. Subscriptions of this bundle name the CatalogSource ${markdownCode(operatorCatalog(target))}; what oc-mirror writes for this set is called`,
    `${markdownCode(mirroredCatalog(target.openshift))}. Where the cluster has it by another name (\`oc get catalogsources.operators.coreos.com -n openshift-marketplace\`), state that as \`cluster.operators.catalog\` of the target and export again.`,
    'Turn the catalogues of the internet off: `oc patch operatorhubs.config.openshift.io/cluster --type merge -p \'{"spec":{"disableAllDefaultSources":true}}\'`.',
    '',
    '## Operators that are mirrored',
    '',
    'oc-mirror v2 resolves no dependencies, so that packages which others need are named as well: leave none out. A package with a channel here has it as its default in the mirrored catalogue, whatever the catalogue of the internet has.',
    '',
    ...markdownTable(['Package', 'Channel', 'Why'], packagesToMirror(plan).map(({ packageName, channel, because }) => [markdownCode(packageName), channel === null ? 'default' : markdownCode(channel), markdownText(because)])),
    '',
    '## Images that nobody mirrors for you',
    '',
    `- VDDK: build it from VMware's archive, which no registry may offer, and push it ${target.migration.vddkImage === undefined ? `to ${markdownCode(registry)}; then state \`migration.vddkImage\`` : `as ${markdownCode(target.migration.vddkImage)}`}.`,
    ...(target.cluster.loadAwareScheduler === undefined ? [] : [`- The load-aware scheduler: build it and push it as ${markdownCode(target.cluster.loadAwareScheduler.image)}.`]),
    `- Boot images of guests: ${fetchesBootImages ? 'the operator tries to fetch them from the internet. Set `features.hyperConverged` and `cluster.virtualization.bootImages: false`, and mirror or upload those that you want' : 'none are fetched. Upload those that you want'}.`,
    ...imagesToMirror(plan, disconnected).map((image) => `- ${markdownCode(image)} is mirrored with the set.`),
    '',
    '## What to carry besides',
    '',
    '- `oc`, `oc-mirror`, `virtctl` and the installer of the release, with their checksums.',
    '- The certificate of the mirror registry, and a pull secret for it.',
    '- virtio drivers for Windows come with OpenShift Virtualization: nothing is to be carried for them.',
    '- This bundle.',
  ]
}
