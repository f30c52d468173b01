import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { importIntoProject } from '#backend/db/import-transaction.ts'
import { openProject, type ProjectFile } from '#backend/db/project-file.ts'
import { applyDecisions, redo, undo } from '#backend/db/repositories/decision-repository.ts'
import { storeLastExport } from '#backend/db/repositories/last-export-repository.ts'
import { dumpProject } from '#backend/db/testing/temporary-project.ts'
import { sha256 } from '#backend/exporters/bundle/sha256.ts'
import { writeBundle } from '#backend/exporters/bundle/write-bundle.ts'
import { rvtoolsImporter } from '#backend/importers/rvtools/rvtools-importer.ts'
import type { BundleFile } from '#shared/manifests/bundle-file.ts'

/** What a process is ended in the middle of. */
export const FAULT_WORKS = ['import', 'decisions', 'export', 'export-over'] as const
export type FaultWork = (typeof FAULT_WORKS)[number]

/** Of a folder in which a work is done. */
export const PROJECT_NAME = 'estate.portolan'
export const BUNDLE_NAME = 'bundle'

const NOW = '2026-03-02T10:00:00.000Z'
const SOURCE = 'aaaaaaaa-0000-4000-8000-000000000001'

/** Makes the folder as a work finds it: a project with an inventory of so many VMs, and for some a bundle from before. */
export async function prepareWork(work: FaultWork, folder: string, vms: number): Promise<void> {
  writeFileSync(join(folder, 'first.csv'), inventory(vms, 1))
  writeFileSync(join(folder, 'second.csv'), inventory(vms + 1, 2))
  const project = openProject(join(folder, PROJECT_NAME), { create: true })
  try {
    await importFile(project, join(folder, 'first.csv'))
    if (work === 'export-over') await exportBundle(project, folder, bundle(vms, 1), () => undefined)
  } finally {
    project.close()
  }
}

/** Does the work, and tells after each of its steps that it is done: what was told must outlive the process. */
export async function runWork(work: FaultWork, folder: string, tell: () => void): Promise<void> {
  const project = openProject(join(folder, PROJECT_NAME), { create: false })
  try {
    await WORKS[work](project, folder, tell)
  } finally {
    project.close()
  }
}

/** All that a work changes, as text: every row of the project and every file of the bundle. */
export function stateOf(folder: string): string {
  const project = openProject(join(folder, PROJECT_NAME), { create: false })
  try {
    return JSON.stringify([dumpProject(project), filesBelow(join(folder, BUNDLE_NAME))])
  } finally {
    project.close()
  }
}

type Work = (project: ProjectFile, folder: string, tell: () => void) => Promise<void>

const WORKS: Readonly<Record<FaultWork, Work>> = {
  import: async (project, folder, tell) => {
    await importFile(project, join(folder, 'second.csv'))
    tell()
  },
  decisions: (project, _, tell) => {
    const changes = Array.from({ length: 8 }, (_entry, index) => ({ kind: 'vm.namespace', subject: `${SOURCE}/vm-${String(index)}`, value: { namespace: `ns-${String(index)}` } }) as const)
    const steps = [...changes.map((change) => () => applyDecisions(project, [change], NOW)), () => undo(project), () => undo(project), () => redo(project), () => applyDecisions(project, changes, NOW)]
    for (const step of steps) {
      step()
      tell()
    }
    return Promise.resolve()
  },
  export: (project, folder, tell) => exportBundle(project, folder, bundle(project.database.prepare('SELECT count(*) FROM vm').pluck().get() as number, 1), tell), // count(*) is a number
  'export-over': (project, folder, tell) => exportBundle(project, folder, bundle(project.database.prepare('SELECT count(*) FROM vm').pluck().get() as number, 2), tell), // as above
}

async function importFile(project: ProjectFile, path: string): Promise<void> {
  await importIntoProject(project, (sink) => rvtoolsImporter.read(path, sink, { signal: { aborted: false }, progress: () => undefined }), { importedAt: NOW })
}

async function exportBundle(project: ProjectFile, folder: string, files: readonly BundleFile[], tell: () => void): Promise<void> {
  await writeBundle({ out: join(folder, BUNDLE_NAME), files, force: true, signal: { aborted: false } })
  tell()
  storeLastExport(project, { at: NOW, out: null, only: null, versions: { mtv: '2.12', openshift: '4.22' }, state: { decisions: Buffer.from('none'), snapshots: [1] } }, files.map(({ path, text }) => ({ path, bytes: Buffer.byteLength(text), sha256: sha256(text), gzip: Buffer.from(text) })))
  tell()
}

/** A few files to each of the VMs' plans, some of which only one of two rounds has. */
function bundle(vms: number, round: number): readonly BundleFile[] {
  const plans = Array.from({ length: Math.ceil(vms / 4) }, (_, index) => ({ path: `40-waves/${round === 1 ? 'unscheduled' : 'wave-01'}/plan-${String(index)}/plan.yaml`, text: `---\nround: ${String(round)}\n` }))
  const files = [{ path: 'README.md', text: `Round ${String(round)}\n` }, { path: '10-cluster/same.yaml', text: '---\na: b\n' }, ...plans]
  return [...files, { path: 'summary.json', text: JSON.stringify({ files: files.map(({ path, text }) => ({ path, sha256: sha256(text) })) }) }]
}

function inventory(vms: number, round: number): string {
  const rows = Array.from({ length: vms }, (_, index) => `web-${String(index)},poweredOn,False,${String(round)},4096,DC,C1,esx1,vm-${String(index)},vc-a,${SOURCE}`)
  return ['VM,Powerstate,Template,CPUs,Memory,Datacenter,Cluster,Host,VM ID,VI SDK Server,VI SDK UUID', ...rows, ''].join('\r\n')
}

function filesBelow(folder: string): readonly (readonly [path: string, text: string])[] | null {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    return entries.map(({ parentPath, name }) => join(parentPath, name)).sort().map((path) => [path.slice(folder.length), readFileSync(path, 'utf8')] as const)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
