import type { PlannedImage } from '#shared/domain/plan/migration-plan.ts'
import { MIB_PER_GIB } from '#shared/domain/units.ts'
import type { BundleFile } from '../bundle-file.ts'
import { DOCUMENTS_FOLDER } from '../bundle-folders.ts'
import { KIND_WORDS } from '../image-kind-words.ts'
import { markdownCode, markdownTable, markdownText } from '../markdown.ts'
import type { HandOverFacts } from './hand-over-facts.ts'

/** Rows of the table; all are in summary.json. */
const LISTED = 500
/** Where OpenShift Virtualization has the images that VMs are made from (OpenShift Virtualization: boot sources). */
const IMAGE_NAMESPACE = 'openshift-virtualization-os-images'

/** What new VMs are made from today, and how each of these becomes a DataSource or an uploaded ISO file. */
export function goldenImagesDocument({ plan }: HandOverFacts): BundleFile {
  const wanted = plan.images.filter(({ isToRebuild }) => isToRebuild)
  const { target } = plan
  const storageClass = target.storageClasses.find(({ isDefaultForVirtualization }) => isDefaultForVirtualization)?.name ?? '<StorageClass>'
  const lines = [
    '# Golden images',
    '',
    'What VMs are made from stays at the source: MTV migrates VMs alone. Before the source goes away, each of these is made again or given up.',
    '',
    '## What there is',
    '',
    ...(wanted.length === 0
      ? ['No template, ISO file or library item that is known has to be made again.']
      : [...markdownTable(['Image', 'Kind', 'On', 'Size', 'Owner', 'Becomes'], wanted.slice(0, LISTED).map(imageRow)), ...(wanted.length > LISTED ? ['', `And ${String(wanted.length - LISTED)} more: see summary.json.`] : [])]),
    '',
    '## What comes by itself',
    '',
    target.cluster.virtualization.bootImages
      ? `- [ ] OpenShift Virtualization brings DataSources of RHEL, CentOS Stream and Fedora and keeps them new: look in ${markdownCode(IMAGE_NAMESPACE)} before you make one.`
      : '- [ ] The images that OpenShift Virtualization brings are switched off in this bundle: every one is made by hand, or imported from the mirror registry by a DataImportCron.',
    '- [ ] None of them is of Windows: make one from the installation ISO, with the virtio drivers of the container disk that OpenShift Virtualization brings.',
    '',
    '## A template becomes a DataSource',
    '',
    '1. Make a VM of the template at the source, clean it (sysprep, virt-sysprep: names, keys, addresses) and shut it down.',
    '2. Migrate it by a plan of its own, or export its disk and upload that:',
    '',
    '```sh',
    `virtctl image-upload dv <name> -n ${IMAGE_NAMESPACE} --size <size> --storage-class ${storageClass} --image-path <file>`,
    '```',
    '',
    '3. Give the disk a DataSource, which VMs name in place of the disk, so that a newer disk takes its place without a change to them:',
    '',
    '```yaml',
    'apiVersion: cdi.kubevirt.io/v1beta1',
    'kind: DataSource',
    'metadata:',
    '  name: <name>',
    `  namespace: ${IMAGE_NAMESPACE}`,
    '  labels:',
    '    instancetype.kubevirt.io/default-preference: <preference, such as rhel.9>',
    'spec:',
    '  source:',
    '    pvc:',
    '      name: <name>',
    `      namespace: ${IMAGE_NAMESPACE}`,
    '```',
    '',
    '4. Make a VM of it, look whether it starts and has a network, then tell those who made VMs of the template.',
    '',
    '## An ISO file becomes a disk',
    '',
    '- [ ] Upload it by the same command, and attach it to a VM as a CD drive. Most are needed once: give up what nobody asks for.',
    '- [ ] Licence keys, answer files and scripts that lie beside the images are in no inventory: ask the owners.',
  ]
  return { path: `${DOCUMENTS_FOLDER}/golden-images.md`, text: `${lines.join('\n')}\n` }
}

function imageRow({ name, kind, datastoreName, sizeMib, owner }: PlannedImage): string[] {
  return [markdownCode(name), KIND_WORDS[kind], datastoreName === null ? 'not known' : markdownCode(datastoreName), sizeMib === null ? 'not known' : `${(sizeMib / MIB_PER_GIB).toFixed(1)} GiB`, owner === null ? 'not stated' : markdownText(owner), becomes(kind, name)]
}

function becomes(kind: PlannedImage['kind'], name: string): string {
  if (kind === 'template' || kind === 'exported') return `DataSource ${markdownCode(labelOf(name))}`
  if (kind === 'iso') return `disk ${markdownCode(labelOf(name.replace(/\.iso$/i, '')))}, if it is needed`
  return kind === 'libraryItem' ? `DataSource or disk ${markdownCode(labelOf(name))}` : 'look into it: nobody knows what it holds'
}

/** A name that the objects may have (DNS-1123 label). */
function labelOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+/, '').slice(0, LONGEST_LABEL).replace(/-+$/, '') || 'image'
}

const LONGEST_LABEL = 63
