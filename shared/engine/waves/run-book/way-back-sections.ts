import type { DocumentSection } from '#shared/domain/document.ts'
import type { RunBookFacts } from '#shared/domain/waves/run-book.ts'
import { amountWords } from './amount-words.ts'
import { daysAfter, localTime } from './local-time.ts'

const MS_PER_MINUTE = 60_000

/** How landed VMs are accepted, until when they can go back and how, and when their sources may go. */
export function afterSections({ wave, vms, wayBack, rollbackMinutes, mtvNamespace }: RunBookFacts): readonly DocumentSection[] {
  const decideBy = Date.parse(wave.end) - rollbackMinutes * MS_PER_MINUTE
  const retained = vms.reduce((sum, { capacityMib }) => sum + capacityMib, 0)
  const withLuns = vms.filter(({ hasDirectLun }) => hasDirectLun)
  const until = daysAfter(wave.date, wayBack.sourceKeptDays)
  return [
    { heading: 'Acceptance', blocks: [{ kind: 'text', text: 'Each VM has landed once all of these hold:' }, { kind: 'checks', items: wayBack.checks }] },
    {
      heading: 'Point of no return',
      blocks: [
        { kind: 'text', text: `By ${localTime(decideBy, wave.timeZone)} (${wave.timeZone}) it is decided for each group whether it stays or goes back. Once users work on the target, what they write there is lost by going back.` },
        ...(withLuns.length === 0 ? [] : [{ kind: 'text' as const, text: `These VMs use disks of the array on both sides and cannot go back safely once they have written on the target: ${withLuns.map(({ name }) => name).join(', ')}.` }]),
      ],
    },
    {
      heading: 'Roll-back',
      blocks: [
        { kind: 'text', text: 'A group goes back as a whole. The target goes off before the source comes on: both bear the same addresses.' },
        {
          kind: 'steps',
          items: [
            'Who decides is under "Who approves": write down who did, when and why.',
            `Cancel the Migrations of these VMs that still run, in the namespace ${mtvNamespace}.`,
            { code: 'virtctl stop VM -n NAMESPACE' },
            'See that no pod of the VM runs any more, on any node.',
            'Start the VM at the source and check it as above.',
            'Take monitoring and backup of the source out of maintenance.',
            'Record the outcome, so that the group is planned anew:',
            { code: `portolan waves record ${wave.windowId} --outcome rolled-back --vm VM --project FILE` },
          ],
        },
      ],
    },
    {
      heading: 'Done',
      blocks: [
        {
          kind: 'checks',
          items: [
            ...(wayBack.isBackupNeeded ? ['A first backup of every VM was made on the target; until then it is not done.'] : []),
            `No source is deleted before ${until}: ${amountWords(retained)} of disks are held on the source datastores until then, powered off and disconnected.`,
            'Outcomes and times are recorded, so that the rest is planned from here and rates are learnt:',
          ],
        },
        { kind: 'code', lines: [`portolan waves record ${wave.windowId} --outcome done --started TIME --migrated TIME --ended TIME${vms.some(({ type }) => type === 'warm') ? ' --precopy-started TIME --precopied TIME' : ''} --project FILE`] },
      ],
    },
  ]
}
