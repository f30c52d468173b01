import type { InventoryDocument } from '#backend/documents/document.ts'
import { AppError } from '#shared/contract/app-error.ts'
import type { EstateSink, ImportContext } from '#backend/importers/importer.ts'
import { readDocuments } from '../documents/read-documents.ts'
import { createRun } from '../ovirt-run.ts'
import { noInventory, sourceOf } from '../ovirt-source.ts'
import { yieldInventory } from '../yield-inventory.ts'
import { createEngineClient, type EngineAccess, type EngineClient, type EngineClientOptions } from './engine-client.ts'
import { objectIdsIn } from './object-ids.ts'

/** Objects a page. With everything that belongs to it a VM is some 30 KiB. */
const PAGE_SIZE = 100

/** Collections that the engine gives out page by page (oVirt Engine API, "Searching"), with what to inline. */
const PAGED_COLLECTIONS: readonly { readonly name: string; readonly follow?: string }[] = [
  { name: 'datacenters' },
  { name: 'clusters' },
  { name: 'storagedomains' },
  { name: 'networks' },
  { name: 'hosts', follow: 'nics,network_attachments' },
  { name: 'templates', follow: 'disk_attachments,nics' },
  { name: 'disks' },
  { name: 'vms', follow: 'disk_attachments,nics,snapshots,cdroms,graphics_consoles,watchdogs,numa_nodes,host_devices,reported_devices,tags' },
]

/** What the engine gives out whole. */
const WHOLE_COLLECTIONS = ['vnicprofiles', 'networkfilters', 'schedulingpolicies', 'affinitylabels?follow=vms,hosts'] as const

/** Where the engine refuses to inline, each object is asked for these. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  hosts: ['nics', 'networkattachments'],
  templates: ['diskattachments', 'nics'],
  vms: ['diskattachments', 'nics', 'snapshots', 'cdroms', 'graphicsconsoles', 'watchdogs', 'numanodes', 'hostdevices', 'reporteddevices', 'tags'],
}

/** Reads a whole engine over its API, with the same outcome as its documents from a folder. Throws AppError. */
export async function readEngine(access: EngineAccess, sink: EstateSink, context: ImportContext, options: Omit<EngineClientOptions, 'signal'> & { readonly pageSize?: number } = {}): Promise<void> {
  const client = createEngineClient(access, { ...options, signal: context.signal })
  try {
    let bytes = 0
    const counted = async function* (): AsyncGenerator<InventoryDocument> {
      for await (const document of documentsOf(client, options.pageSize ?? PAGE_SIZE, sink)) {
        bytes += document.bytes
        yield document
      }
    }
    const { inventory, readCount, problems } = await readDocuments(counted(), sink, context)
    if (inventory.api === null && inventory.all('vm').length === 0) throw noInventory(client.host, problems)
    sink.file({ name: client.host, bytes, format: `oVirt engine, read live (${readCount} documents)`, importerId: 'ovirt', producer: null })
    await yieldInventory(createRun(inventory, sourceOf(inventory, { name: client.host, isAddress: true }), sink, context))
  } finally {
    client.close()
  }
}

async function* documentsOf(client: EngineClient, pageSize: number, sink: EstateSink): AsyncGenerator<InventoryDocument> {
  const api = await client.get('')
  if (api.status !== 200) throw new AppError('io', `${client.host} answered ${api.status} to a question for its API: is it the address of an engine?`, { host: client.host })
  yield documentOf('api.xml', api.body)
  for (const { name, follow } of PAGED_COLLECTIONS) {
    for await (const page of pagesOf(client, name, follow, pageSize, sink)) {
      yield page.document
      if (name === 'datacenters') for (const id of page.ids) yield* optional(client, `datacenters/${id}/quotas`, sink)
      if (name === 'clusters') for (const id of page.ids) yield* optional(client, `clusters/${id}/affinitygroups?follow=vms,hosts`, sink)
      if (!page.isInlined) for (const id of page.ids) for (const part of PARTS[name] ?? []) yield* optional(client, `${name}/${id}/${part}`, sink)
    }
  }
  for (const path of WHOLE_COLLECTIONS) yield* optional(client, path, sink)
}

interface Page {
  readonly document: InventoryDocument
  readonly ids: readonly string[]
  readonly isInlined: boolean
}

/** Until a page is not full, or brings nothing new: an engine that knows no pages gives the same one again. */
async function* pagesOf(client: EngineClient, name: string, follow: string | undefined, pageSize: number, sink: EstateSink): AsyncGenerator<Page> {
  const seen = new Set<string>()
  let isInlined = follow !== undefined
  for (let number = 1; ; number += 1) {
    const query = `search=${encodeURIComponent(`sortby name asc page ${number}`)}&max=${pageSize}`
    let answer = await client.get(`${name}?${query}${isInlined ? `&follow=${follow ?? ''}` : ''}`)
    if (answer.status !== 200 && isInlined) {
      // Engines before 4.2 know no `follow`.
      isInlined = false
      answer = await client.get(`${name}?${query}`)
    }
    if (answer.status !== 200) {
      reportMissing(sink, name, answer.status)
      return
    }
    const ids = (await objectIdsIn(answer.body)).filter((id) => !seen.has(id))
    for (const id of ids) seen.add(id)
    if (ids.length > 0 || number === 1) yield { document: documentOf(`${name}/page-${number}.xml`, answer.body), ids, isInlined: isInlined || follow === undefined }
    if (ids.length < pageSize) return
  }
}

async function* optional(client: EngineClient, path: string, sink: EstateSink): AsyncGenerator<InventoryDocument> {
  let answer = await client.get(path)
  const [bare = path] = path.split('?')
  if (answer.status === 400 && bare !== path) answer = await client.get(bare)
  if (answer.status === 200) yield documentOf(`${bare}.xml`, answer.body)
  else reportMissing(sink, bare, answer.status)
}

function reportMissing(sink: EstateSink, path: string, status: number): void {
  sink.issue({ code: 'COLLECTION_UNAVAILABLE', severity: 'warning', sheet: path.split('/').at(-1) ?? path, row: null, column: null, value: path, assumed: null, message: `The engine answered ${status} to a question for ${path}: nothing of it is in the inventory.` })
}

function documentOf(path: string, body: Buffer): InventoryDocument {
  return {
    path,
    bytes: body.length,
    read: async function* () {
      yield body
      await Promise.resolve()
    },
  }
}
