import { join } from 'node:path'
import { API } from '#shared/contract/api.ts'
import { REPORT_FORMATS, type ReportFormat } from '#shared/contract/report-api.ts'
import { safeFileName } from '#shared/contract/safe-file-name.ts'
import { isOfThisHost, resolveExportFolder, resolveImportPath, resolveProjectPath } from './call-paths.ts'
import { HttpProblem } from './http-problem.ts'
import { openUploaded } from './open-uploaded.ts'
import { parseMessage } from './parse-message.ts'
import type { PreparedCall } from './prepared-call.ts'
import { renamePaths } from './rename-paths.ts'
import type { WebHostContext } from './route.ts'

/** What a page writes in place of a folder to get the bundle as a download. */
export const DOWNLOAD = 'download:'

/**
 * The paths in a page's call are names that this host gives a meaning to. HttpProblem where a page may not use one,
 * AppError where what it needs cannot be had.
 */
export async function prepareCall(name: string, input: unknown, context: WebHostContext): Promise<PreparedCall> {
  const prepare = PREPARED.get(name)
  return prepare === undefined ? asIs(input) : prepare(input, context)
}

type Prepare = (input: unknown, context: WebHostContext) => Promise<PreparedCall>

/** The calls whose paths are resolved here. */
export const PREPARED: ReadonlyMap<string, Prepare> = new Map<string, Prepare>([
  ['inventory.import', prepareImport],
  ['inventory.import-engine', prepareEngine],
  ['project.open', prepareOpen],
  ['bundle.export', prepareExport],
  ['report.export', prepareReport],
])

function prepareImport(input: unknown, { uploads, folders }: WebHostContext): Promise<PreparedCall> {
  const { files } = parseMessage(API['inventory.import'].input, input)
  return Promise.resolve({
    input: { files: files.map((file) => resolveImportPath(file, uploads, folders)), temporary: files.filter(isOfThisHost).map((file) => resolveImportPath(file, uploads, folders)) },
    // However it ended: a page that tries again sends its files again.
    finish: async (outcome) => {
      for (const file of files) await uploads.remove(file)
      return outcome
    },
  })
}

/** The CA's certificate is a file like those that are imported; the connection is the backend's, so that the page's policy allows none. */
function prepareEngine(input: unknown, { uploads, folders }: WebHostContext): Promise<PreparedCall> {
  const asked = parseMessage(API['inventory.import-engine'].input, input)
  const { caFile } = asked
  if (caFile === undefined) return Promise.resolve(asIs(asked))
  return Promise.resolve({
    input: { ...asked, caFile: resolveImportPath(caFile, uploads, folders) },
    finish: async (outcome) => {
      await uploads.remove(caFile)
      return outcome
    },
  })
}

async function prepareOpen(input: unknown, context: WebHostContext): Promise<PreparedCall> {
  const { path, create, access } = parseMessage(API['project.open'].input, input)
  if (create) throw new HttpProblem(403, 'invalid-input', 'A page makes projects by name: use project.create.')
  if (path.startsWith('upload:')) return openUploaded(path, context)
  const recent = await context.backend.invoke('project.recent', {})
  const known = recent.ok ? recent.value.map((project) => project.path) : []
  return asIs({ path: resolveProjectPath(path, known, [context.projectsFolder, ...context.folders]), create: false, access })
}

async function prepareExport(input: unknown, { folders, downloads, backend }: WebHostContext): Promise<PreparedCall> {
  const asked = parseMessage(API['bundle.export'].input, input)
  if (asked.out !== DOWNLOAD) return asIs({ ...asked, out: resolveExportFolder(asked.out, folders), isDownload: false })
  const folder = await downloads.makeFolder()
  const project = await backend.invoke('project.info', {})
  const zipName = `${project.ok ? project.value.name : 'portolan'}-bundle.zip`
  return {
    input: { ...asked, out: folder, isDownload: true },
    finish: async (outcome, isHeard) => {
      if (outcome.ok && isHeard) return { ok: true, value: { ...(outcome.value as object), out: await downloads.keepFolder(folder, zipName) } } // bundle.export answers an object
      await downloads.discardFolder(folder)
      return renamePaths(outcome, (text) => text.replaceAll(folder, 'the temporary folder'))
    },
  }
}

/** A page gets one file as a download, the CSV files as a zip; else it names places in folders of the command line. */
async function prepareReport(input: unknown, { folders, downloads, backend }: WebHostContext): Promise<PreparedCall> {
  const asked = parseMessage(API['report.export'].input, input)
  const wanted = REPORT_FORMATS.filter((format) => asked[format] !== undefined)
  const [format] = wanted
  if (!wanted.some((one) => asked[one] === DOWNLOAD)) {
    const resolved = Object.fromEntries(wanted.map((one) => [one, resolveExportFolder(asked[one] ?? '', folders)]))
    return asIs({ ...asked, ...resolved })
  }
  if (format === undefined || wanted.length > 1) throw new HttpProblem(400, 'invalid-input', 'A page downloads one file at a time: ask for one format.')
  const folder = await downloads.makeFolder()
  const project = await backend.invoke('project.info', {})
  const name = `${safeFileName(project.ok ? project.value.name : '', 'portolan')}${ENDINGS[format]}`
  return {
    input: { ...asked, [format]: format === 'csv' ? folder : join(folder, name) },
    finish: async (outcome, isHeard) => {
      if (outcome.ok && isHeard) {
        const path = await (format === 'csv' ? downloads.keepFolder(folder, name) : downloads.keepFile(folder, name))
        const value = API['report.export'].output.parse(outcome.value)
        return { ok: true, value: { ...value, files: [{ format, path, bytes: value.files.reduce((sum, { bytes }) => sum + bytes, 0) }] } }
      }
      await downloads.discardFolder(folder)
      return renamePaths(outcome, (text) => text.replaceAll(folder, 'the temporary folder'))
    },
  }
}

/** What the file that a page downloads is called, behind the project's name. */
const ENDINGS: Readonly<Record<ReportFormat, string>> = { workbook: '.xlsx', html: '.html', pdf: '.pdf', csv: '-tables.zip', json: '.json' }

/** Without paths of the host's own making there is nothing to do at the end. */
function asIs(input: unknown): PreparedCall {
  return { input, finish: (outcome) => Promise.resolve(outcome) }
}
