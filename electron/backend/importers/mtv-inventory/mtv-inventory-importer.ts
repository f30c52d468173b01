import { basename, extname } from 'node:path'
import { stat } from 'node:fs/promises'
import { AppError } from '#shared/contract/app-error.ts'
import type { Source } from '#shared/domain/estate/source.ts'
import type { Importer } from '../importer.ts'
import { createDumpRun } from './dump-run.ts'
import { jsonObject } from './json-object.ts'
import { keepObjects } from './keep-objects.ts'
import { recogniseDump, type ProviderDump } from './provider-dump.ts'
import { MOST_JSON_BYTES, readJsonFile } from './read-json-file.ts'
import { yieldOvirt } from './ovirt/yield-ovirt.ts'
import { yieldVsphere } from './vsphere/yield-vsphere.ts'

const IMPORTER_ID = 'mtv-inventory'
const EXTENSION = '.json'

/** Below what an oVirt document is known by: that one's marks are its addresses. */
const SURE = 0.8
/** Damaged or too large: reading says so. */
const UNSURE = 0.1

/** Reads what MTV's inventory service answers about a vSphere or oVirt provider: one VM, a list, or a whole dump. */
export const mtvInventoryImporter: Importer = {
  id: IMPORTER_ID,
  label: 'MTV provider inventory (.json)',

  async detect(path, { signal }) {
    if (extname(path).toLowerCase() !== EXTENSION) return 0
    const file = await stat(path)
    if (!file.isFile()) return 0
    if (file.size > MOST_JSON_BYTES) return UNSURE
    try {
      return recogniseDump((await readJsonFile(path, signal)).value, path) === null ? 0 : SURE
    } catch (error) {
      if (error instanceof AppError && error.code === 'unreadable-file') return UNSURE
      if (error instanceof AppError && error.code === 'unsupported-file') return SURE
      throw error
    }
  },

  async read(path, sink, context) {
    const name = basename(path)
    context.progress({ phase: 'read', file: name, sheet: null, rows: 0 })
    const { value, bytes } = await readJsonFile(path, context.signal)
    const dump = recogniseDump(value, path)
    if (dump === null) throw new AppError('unsupported-file', `${path} is no inventory of MTV: it holds no VM that MTV's inventory service would describe so.`, { path })
    sink.file({ name, bytes, format: `MTV provider inventory (${dump.kind}, JSON)`, importerId: IMPORTER_ID, producer: null })
    const run = createDumpRun(dump, sourceOf(dump, name), sink, context)
    if ((dump.collections.get('vms') ?? []).length === 0) run.report({ code: 'NO_VMS', severity: 'error', sheet: 'vms', message: 'The inventory lists no VM.' })
    if (run.source.instanceUuid === null) {
      run.report({ code: dump.kind === 'vsphere' ? 'MISSING_VI_SDK_UUID' : 'MISSING_ENGINE_ID', severity: 'warning', assumed: run.source.id, message: `The inventory does not say which ${dump.kind === 'vsphere' ? 'vCenter' : 'engine'} it is of: it is known as ${run.source.id}, so keep the file's name when you import it again.` })
    }
    await (dump.kind === 'vsphere' ? yieldVsphere(run) : yieldOvirt(run))
    await keepObjects(run)
  },
}

/** MTV's own id of a provider is the target cluster's; the source's is in `about`, where a dump has it. */
function sourceOf({ kind, about }: ProviderDump, fileName: string): Source {
  const described = jsonObject(about, () => undefined)
  const instanceUuid = described.name('instanceUuid')?.toLowerCase() ?? null
  return {
    id: instanceUuid ?? `name:${fileName}`,
    kind,
    name: `${kind === 'vsphere' ? 'vCenter' : 'engine'} of ${fileName}`,
    instanceUuid,
    version: described.name('version'),
    apiVersion: described.name('apiVersion'),
    fullName: described.name('product'),
    exportedAt: null,
  }
}
