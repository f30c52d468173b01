import { countWords } from '#shared/domain/count-words.ts'
import type { DocumentBlock, DocumentSection } from '#shared/domain/document.ts'
import type { RunBookFacts } from '#shared/domain/waves/run-book.ts'
import { amountWords } from './amount-words.ts'
import { hooksOfWave, runsOf } from './hook-section.ts'
import { daysAfter, localTime } from './local-time.ts'

const MS_PER_SECOND = 1_000

/** What has to be done before the window begins, to be ticked off. */
export function beforeSection(facts: RunBookFacts): DocumentSection {
  const { wave, plans, owners, vms, notes, networks, precopySeconds, wayBack } = facts
  const open = owners.filter(({ consent }) => consent !== 'given')
  const stretched = networks.filter(({ stretchedFrom, stretchedTo }) => stretchedFrom !== null && stretchedTo !== stretchedFrom)
  const copied = vms.reduce((sum, { capacityMib }) => sum + capacityMib, 0)
  const hasWarm = plans.some(({ type }) => type === 'warm')
  const hooks = hooksOfWave(facts)
  const prerequisites = plans.flatMap(({ name, prerequisites: own }) => own.map(({ message }) => `${name}: ${message}`))
  const items = [
    ...open.map(({ owner, consent }) => owner === null ? 'An owner is found for the VMs that have none, and agrees to the window.' : `${owner} agrees to the window (${consent === 'refused' ? 'refused so far' : 'not given yet'}).`),
    'The source of every VM has a backup of the last day that can be restored.',
    `The target has room for ${amountWords(copied)} of disks besides what it holds, and space for the conversion of the largest VMs.`,
    plans.length === 1 ? 'The plan is Ready; its Providers are Ready, too.' : `All ${String(plans.length)} plans are Ready; their Providers are Ready, too.`,
    ...(hasWarm ? [`The first copies of the warm plans run by ${localTime(Date.parse(wave.start) - precopySeconds.high * MS_PER_SECOND, wave.timeZone)}; the source datastores have space for their snapshots.`] : []),
    ...(hooks.length === 0 ? [] : [`The hooks ${hooks.map(({ hook }) => hook.name).join(', ')} of ${facts.hooksFolder} are applied and Ready, and the target's cluster reaches what they run: ${[...new Set(hooks.map(({ hook }) => runsOf(hook)))].join(', ')}.`]),
    ...notes.map(({ message }) => message),
    ...stretched.map(({ name, vlanId }) => `The network ${name}${vlanId === null ? '' : ` (VLAN ${String(vlanId)})`} is there on both sides: it has VMs here and there for a while.`),
    'Monitoring and backup jobs of these VMs are set to maintenance.',
    `${countWords(facts.teams, 'team is', 'teams are')} there to check what lands, and everybody under "Who approves" can be reached.`,
  ]
  const rehearsal: readonly DocumentBlock[] = wayBack.rehearsal === undefined ? [] : rehearse(facts, wayBack.rehearsal)
  return { heading: 'Before', blocks: [{ kind: 'checks', items }, ...(prerequisites.length === 0 ? [] : [{ kind: 'text' as const, text: 'For the plans:' }, { kind: 'checks' as const, items: prerequisites }]), ...rehearsal] }
}

/** A clone bears the addresses of its original: the two must never see each other. */
function rehearse({ wave, nics }: RunBookFacts, { network, daysBefore }: { readonly network: string; readonly daysBefore: number }): readonly DocumentBlock[] {
  const macs = new Set(nics.flatMap(({ macAddress }) => (macAddress === null ? [] : [macAddress])))
  const addresses = new Set(nics.flatMap((nic) => nic.addresses.map(({ address }) => address)))
  return [
    { kind: 'text', text: `Rehearsal, by ${daysAfter(wave.date, -daysBefore)}, on the network ${network}:` },
    {
      kind: 'checks',
      items: [
        `The network ${network} has no uplink, no router and no other VM of this estate: clones bear the ${String(macs.size)} MAC and ${String(addresses.size)} IP addresses of VMs that still run.`,
        'Clones of the VMs are made at the source (not the VMs themselves), powered off, with every NIC on a network map that leads to it and nowhere else.',
        'The clones are migrated by a plan of their own in a namespace of their own, started, checked by the acceptance checks below that need no other system, and the time is written down.',
        'The clones are deleted on both sides before the window: a MAC address that is on the target already blocks the plan.',
      ],
    },
  ]
}
