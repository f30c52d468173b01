import { documentFile } from '#backend/exporters/report/document-file.ts'
import { describeCutover } from '#backend/cutover/load-cutover.ts'
import { type CsvCell, csvText } from '#backend/exporters/tables/csv-text.ts'
import { cutoverNetworkRows, cutoverNicRows, type SheetCell } from '#shared/contract/cutover-rows.ts'
import { countWords } from '#shared/domain/count-words.ts'
import { MIB_PER_GIB } from '#shared/domain/units.ts'
import type { RunBookFacts } from '#shared/domain/waves/run-book.ts'
import { amountWords, minuteWords } from '#shared/engine/waves/run-book/amount-words.ts'
import { makeRunBook } from '#shared/engine/waves/run-book/make-run-book.ts'
import { ownerMails } from '#shared/engine/waves/run-book/owner-mails.ts'
import type { BundleFile } from '#shared/manifests/bundle-file.ts'
import { DOCUMENTS_FOLDER, waveFolder } from '#shared/manifests/bundle-folders.ts'
import { calendarFile, type CalendarEvent } from './calendar-file.ts'
import type { RunBooks } from './run-book-facts.ts'

const MS_PER_SECOND = 1_000

/** What people are handed of a schedule: a run-book and mails for each wave, a calendar, and lists. Paths are those of the bundle. */
export function waveFiles(books: RunBooks): readonly BundleFile[] {
  return [...eachWaveFile(books)]
}

/** The same one by one, for whoever has other things to do in between. */
export function* eachWaveFile(books: RunBooks): Generator<BundleFile, undefined> {
  const { facts, schedule } = books
  const stampedAt = new Date(`${schedule.today}T00:00:00Z`)
  for (const own of facts) {
    const folder = waveFolder(own.wave)
    const book = makeRunBook(own)
    yield documentFile(`${folder}/run-book.md`, book)
    yield documentFile(`${folder}/run-book.html`, book)
    yield documentFile(`${folder}/mails.md`, ownerMails(own))
  }
  yield { path: `${DOCUMENTS_FOLDER}/waves.ics`, text: calendarFile(facts.flatMap(eventsOf), stampedAt) }
  yield { path: `${DOCUMENTS_FOLDER}/waves.csv`, text: wavesCsv(books) }
  yield { path: `${DOCUMENTS_FOLDER}/wave-capacity.csv`, text: capacityCsv(books) }
  yield { path: `${DOCUMENTS_FOLDER}/wave-vms.csv`, text: vmsCsv(facts) }
  yield { path: `${DOCUMENTS_FOLDER}/mailing-list.csv`, text: mailingList(facts) }
  yield { path: `${DOCUMENTS_FOLDER}/remediation.csv`, text: remediation(books) }
  yield* cutoverFiles(books)
}

/** What becomes of each NIC and of each network, as the command line and the pages say it. */
function* cutoverFiles({ sheet }: RunBooks): Generator<BundleFile, undefined> {
  const described = describeCutover(sheet, {})
  for (const [name, rowsOf] of [['nics', cutoverNicRows], ['networks', cutoverNetworkRows]] as const) {
    const { columns, rows } = rowsOf(described)
    yield { path: `${DOCUMENTS_FOLDER}/cutover-${name}.csv`, text: linesOf(columns, rows.map((row) => columns.map((column) => cellOf(row[column] ?? null)))) }
  }
}

function cellOf(cell: SheetCell): CsvCell {
  return typeof cell === 'object' && cell !== null ? cell.join(', ') : cell
}

/** As all files of a bundle, with lines that end as those of its manifests do. */
function linesOf(head: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return csvText(head, rows).replaceAll('\r\n', '\n')
}

function eventsOf({ wave, vms, seconds, precopySeconds, limitedBy, notes }: RunBookFacts): readonly CalendarEvent[] {
  const capacityMib = vms.reduce((sum, vm) => sum + vm.capacityMib, 0)
  const [start, end] = [new Date(wave.start), new Date(wave.end)]
  const description = [`It takes ${minuteWords(seconds.low)} to ${minuteWords(seconds.high)}.`, ...(limitedBy === null ? [] : [`Limited by ${limitedBy}.`]), ...notes.map(({ message }) => message), `Run-book: ${waveFolder(wave)}/run-book.md`].join('\n')
  const wholeWave: CalendarEvent = { id: wave.windowId, start, end, summary: `Wave ${String(wave.number)}: ${countWords(vms.length, 'VM')}, ${amountWords(capacityMib)}`, description }
  if (precopySeconds.high === 0) return [wholeWave]
  const begins = new Date(start.getTime() - Math.ceil(precopySeconds.high) * MS_PER_SECOND)
  return [{ id: `${wave.windowId}/first-copies`, start: begins, end: start, summary: `Wave ${String(wave.number)}: first copies of warm VMs`, description: `Their plans run from here on; they cut over as the window begins.\nRun-book: ${waveFolder(wave)}/run-book.md` }, wholeWave]
}

function wavesCsv({ schedule }: RunBooks): string {
  const head = ['wave', 'window', 'date', 'timeZone', 'start', 'end', 'isLocked', 'vms', 'groups', 'gib', 'vcpus', 'riskPoints', 'minutesLow', 'minutesHigh', 'limitedBy', 'notes']
  return linesOf(head, schedule.waves.map((wave) => [
    wave.number, wave.window, wave.date, wave.timeZone, wave.start, wave.end, wave.isLocked, wave.vms, wave.groups, Math.round(wave.capacityMib / MIB_PER_GIB), wave.vcpus, wave.riskPoints,
    Math.ceil(wave.seconds.low / SECONDS_PER_MINUTE), Math.ceil(wave.seconds.high / SECONDS_PER_MINUTE), [wave.bounds[0]?.kind ?? '', wave.bounds[0]?.subject ?? ''].join(' ').trim(), wave.notes.map(({ message }) => message).join(' '),
  ]))
}

const SECONDS_PER_MINUTE = 60

/** Sizes in GiB. */
function capacityCsv({ capacity }: RunBooks): string {
  const head = ['wave', 'window', 'date', 'vms', 'landedVms', 'landedVcpus', 'landedMemoryGib', 'landedDisksGib', 'conversionGib', 'peakGib', 'retainedGib', 'retainedUntil', 'nodesNeeded', 'nodesStated', 'freedHosts', 'freedDatastores', 'problems']
  return linesOf(head, capacity.waves.map((row) => [
    row.wave, row.window, row.date, row.arriving.vms, row.landed.vms, row.landed.vcpus, gib(row.landed.memoryMib), gib(row.landed.disksMib), gib(row.conversionMib), gib(row.peakMib), gib(row.retainedMib), row.retainedUntil,
    row.nodes.map(({ pool, needed }) => `${pool} ${String(needed)}`).join(', '), row.nodes[0]?.stated ?? null, row.freedHosts.join(', '), row.freedDatastores.join(', '), row.shortages.map(({ message }) => message).join(' '),
  ]))
}

function gib(mib: number): number {
  return Math.round(mib / MIB_PER_GIB)
}

function vmsCsv(facts: readonly RunBookFacts[]): string {
  const head = ['wave', 'window', 'start', 'vm', 'vmId', 'targetName', 'namespace', 'plan', 'group', 'type', 'application', 'owner', 'host', 'gib']
  return linesOf(head, facts.flatMap(({ wave, vms }) => vms.map((vm) => [wave.number, wave.windowId, wave.start, vm.name, vm.id, vm.targetName, vm.namespace, vm.planName, vm.group, vm.type, vm.application, vm.owner, vm.hostName, Math.round(vm.capacityMib / MIB_PER_GIB)])))
}

function mailingList(facts: readonly RunBookFacts[]): string {
  const head = ['wave', 'window', 'date', 'owner', 'mails', 'applications', 'vms', 'consent', 'approval']
  return linesOf(head, facts.flatMap(({ wave, owners, vms }) => {
    const names = new Map(vms.map(({ id, name }) => [id, name]))
    return owners.map(({ owner, mails, applications, vmIds, consent, approvals }) => [wave.number, wave.windowId, wave.date, owner, mails.join(', '), applications.join(', '), vmIds.map((id) => names.get(id) ?? id).join(', '), consent, approvals.join(', ')])
  }))
}

/** What keeps VMs out of waves, with who answers for them. */
function remediation({ schedule }: RunBooks): string {
  return linesOf(['vm', 'vmId', 'owner', 'mails', 'application', 'where', 'why'], schedule.remediation.map(({ name, vm, owner, mails, application, where, why }) => [name, vm, owner, mails.join(', '), application, where, why.map(({ message }) => message).join(' ')]))
}
