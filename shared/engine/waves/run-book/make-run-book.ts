import { countWords } from '#shared/domain/count-words.ts'
import type { DocumentBlock, DocumentSection, DocumentText, PlainDocument } from '#shared/domain/document.ts'
import type { RunBookFacts } from '#shared/domain/waves/run-book.ts'
import { amountWords, minuteWords } from './amount-words.ts'
import { beforeSection } from './before-section.ts'
import { hookSections } from './hook-section.ts'
import { CONSENT_WORDS } from './consent-words.ts'
import { localTime } from './local-time.ts'
import { networkSections } from './network-sections.ts'
import { afterSections } from './way-back-sections.ts'

const MIGRATION_FILE = 'migration.yaml'

/** What people do in a wave, from the weeks before until the sources go: a document that stands by itself. */
export function makeRunBook(facts: RunBookFacts): PlainDocument {
  const { wave, vms } = facts
  return {
    title: `Wave ${String(wave.number)}: ${wave.date}`,
    lead: `${countWords(vms.length, 'VM')}, ${amountWords(sumOf(vms.map(({ capacityMib }) => capacityMib)))} of disks, in the change window ${wave.windowId}.`,
    sections: [glance(facts), people(facts), beforeSection(facts), order(facts), ...hookSections(facts), vmSection(facts), ...networkSections(facts), ...afterSections(facts)],
  }
}

function glance({ wave, seconds, precopySeconds, limitedBy, notes, teams, rollbackMinutes, plans }: RunBookFacts): DocumentSection {
  const [start, end] = [Date.parse(wave.start), Date.parse(wave.end)]
  const warm = plans.filter(({ type }) => type === 'warm').length
  return {
    heading: 'At a glance',
    blocks: [
      {
        kind: 'table', head: ['What', 'When or how much'],
        rows: [
          ['Window begins', `${localTime(start, wave.timeZone)} (${wave.timeZone}), ${utcWords(wave.start)}`],
          ['Window ends', `${localTime(end, wave.timeZone)} (${wave.timeZone}), ${utcWords(wave.end)}`],
          ['It takes', `${minuteWords(seconds.low)} at best, ${minuteWords(seconds.high)} to be counted on`],
          ['Limited by', limitedBy ?? 'nothing known'],
          ['Kept free to go back', `${String(rollbackMinutes)} min at the end of the window`],
          ['Teams that check', String(teams)],
          ['Plans', `${String(plans.length - warm)} cold, ${String(warm)} warm`],
          ...(warm === 0 ? [] : [['First copies of warm VMs begin', `by ${localTime(start - precopySeconds.high * MS_PER_SECOND, wave.timeZone)}: they take ${minuteWords(precopySeconds.low)} to ${minuteWords(precopySeconds.high)}`]]),
        ],
      },
      ...(notes.length === 0 ? [] : [{ kind: 'list' as const, items: notes.map(({ message }) => message) }]),
    ],
  }
}

function people({ owners, vms }: RunBookFacts): DocumentSection {
  const names = new Map(vms.map(({ id, name }) => [id, name]))
  return {
    heading: 'Who approves and who is called',
    blocks: [{
      kind: 'table', head: ['Owner', 'Mail', 'Applications', 'VMs', 'Consent', 'Approval on the list'],
      rows: owners.map(({ owner, mails, applications, vmIds, consent, approvals }) => [owner ?? 'not known: find out', mails.join(', ') || 'not known', applications.join(', ') || 'not stated', vmIds.map((id) => names.get(id) ?? id).join(', '), CONSENT_WORDS[consent], approvals.join(', ') || 'not stated']),
    }],
  }
}

function order({ plans, folders, mtvNamespace, wave, precopySeconds }: RunBookFacts): DocumentSection {
  const start = Date.parse(wave.start)
  const rows = plans.map((plan): DocumentText[] => [
    { code: plan.name }, plan.type, String(plan.vms.length), { code: plan.targetNamespace },
    plan.type === 'warm' ? `started by ${localTime(start - precopySeconds.high * MS_PER_SECOND, wave.timeZone)}, cuts over as the window begins` : 'started as the window begins',
    plan.after.length === 0 ? 'nothing' : plan.after.join(', '),
  ])
  const commands = plans.map(({ name, after }): string => `oc apply -f ${folders.get(name) ?? ''}/${MIGRATION_FILE}${after.length === 0 ? '' : `   # only after ${after.join(', ')}`}`)
  const blocks: DocumentBlock[] = [
    { kind: 'table', head: ['Plan', 'Way', 'VMs', 'Namespace', 'When', 'Only after'], rows },
    { kind: 'text', text: 'Each plan has to be Ready before it is started. From the folder of the bundle:' },
    { kind: 'code', lines: [`oc get plans.forklift.konveyor.io -n ${mtvNamespace} ${plans.map(({ name }) => name).join(' ')}`, ...commands, `oc get migrations.forklift.konveyor.io -n ${mtvNamespace} -w`] },
  ]
  return { heading: 'Order', blocks: plans.length === 0 ? [{ kind: 'text', text: 'No plan of the bundle is in this wave.' }] : blocks }
}

function vmSection({ vms }: RunBookFacts): DocumentSection {
  return {
    heading: 'VMs',
    blocks: [{
      kind: 'table', head: ['VM', 'Becomes', 'Namespace', 'Moves with', 'Way', 'Application', 'Owner', 'Host today', 'Disks'],
      rows: vms.map((vm) => [vm.name, { code: vm.targetName }, { code: vm.namespace }, vm.group, vm.type, vm.application ?? 'not stated', vm.owner ?? 'not known', vm.hostName ?? 'not known', amountWords(vm.capacityMib)]),
    }],
  }
}

/** An instant without its seconds, such as 2026-03-07 22:00 UTC. */
function utcWords(instant: string): string {
  return `${instant.slice(0, 'YYYY-MM-DD'.length)} ${instant.slice('YYYY-MM-DDT'.length, 'YYYY-MM-DDTHH:MM'.length)} UTC`
}

const MS_PER_SECOND = 1_000

function sumOf(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0)
}
