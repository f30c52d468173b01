import type { DocumentSection, PlainDocument } from '#shared/domain/document.ts'
import type { RunBookFacts, RunBookOwner } from '#shared/domain/waves/run-book.ts'
import { CONSENT_WORDS } from './consent-words.ts'
import { daysAfter, localTime } from './local-time.ts'

/** Before the window, by when an owner should have answered [ours]. */
const ANSWER_DAYS_BEFORE = 7

/** What is written to each owner of VMs of a wave, to be copied into a mail; owners in the order of the facts. */
export function ownerMails(facts: RunBookFacts): PlainDocument {
  const { wave, owners } = facts
  return {
    title: `Mails for wave ${String(wave.number)}`,
    lead: `One text for each owner of VMs that move in ${wave.windowId}. Whoever has no owner on the application list is under the last heading.`,
    sections: owners.map((own) => mailOf(facts, own)),
  }
}

function mailOf({ wave, vms, wayBack }: RunBookFacts, { owner, mails, vmIds, consent }: RunBookOwner): DocumentSection {
  const own = vms.filter(({ id }) => vmIds.includes(id))
  const [start, end] = [Date.parse(wave.start), Date.parse(wave.end)]
  const when = `${localTime(start, wave.timeZone)} and ${localTime(end, wave.timeZone)} (${wave.timeZone})`
  return {
    heading: owner ?? 'Without an owner',
    blocks: [
      { kind: 'text', text: `To: ${mails.join(', ') || 'not known'}. Consent: ${CONSENT_WORDS[consent]}.` },
      { kind: 'text', text: `Subject: ${own.length === 1 ? 'Your VM moves' : `${String(own.length)} of your VMs move`} on ${wave.date}` },
      { kind: 'text', text: `Between ${when} ${own.length === 1 ? 'this VM moves' : 'these VMs move'} to OpenShift Virtualization:` },
      { kind: 'table', head: ['VM', 'Application', 'While it moves'], rows: own.map(({ name, application, type }) => [name, application ?? 'not stated', type === 'cold' ? 'off from the beginning of the window until it is released' : 'runs while it is copied; off for a part of the window']) },
      { kind: 'text', text: `Data and MAC addresses stay as they are; IP addresses stay where the network is the same on both sides. Please answer by ${daysAfter(wave.date, -ANSWER_DAYS_BEFORE)} whether the window suits you, and name somebody who can be reached in it and who signs the application off afterwards.` },
      { kind: 'text', text: `Until somebody signs off, the VM can go back to where it was; what was written on the new side is lost then. The old VM is kept, powered off, until ${daysAfter(wave.date, wayBack.sourceKeptDays)}.` },
    ],
  }
}
