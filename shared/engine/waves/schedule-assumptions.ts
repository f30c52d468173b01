import { countWords } from '#shared/domain/count-words.ts'
import type { WaveProblem } from './placement/wave-problem.ts'

/** What a schedule takes for granted, one sentence each. */
export function scheduleAssumptions({ input, windows, pilots }: WaveProblem): readonly string[] {
  const { settings, vms } = input
  const { rates, calendar } = settings
  const warm = vms.filter(({ type }) => type === 'warm')
  const unmeasured = warm.filter(({ dailyChangeMib }) => dailyChangeMib === null).length
  const withoutHost = vms.filter(({ hostId }) => hostId === null).length
  const offloaded = vms.filter(({ isOffloaded }) => isOffloaded).length
  const withoutVcpus = vms.filter(({ vcpus }) => vcpus === null).length
  return [
    `Cold copies: ${String(rates.cold.disk.cautious)} to ${String(rates.cold.disk.best)} MiB/s a disk, ${String(rates.cold.host.cautious)} to ${String(rates.cold.host.best)} a host, ${String(rates.cold.datastore.cautious)} to ${String(rates.cold.datastore.best)} a datastore. A wave fits its window at the lower ones.`,
    ...(offloaded === 0 ? [] : [`Copies by the array, for ${countWords(offloaded, 'VM')}: ${String(rates.offload.cautious)} to ${String(rates.offload.best)} MiB/s a datastore, past hosts and link.`]),
    `Conversion: ${String(rates.conversionSeconds.best)} to ${String(rates.conversionSeconds.cautious)} seconds a VM; checks: ${String(rates.checkMinutes.best)} to ${String(rates.checkMinutes.cautious)} minutes a VM and team.`,
    `${String(settings.rollbackMinutes)} minutes at the end of each window are kept free to go back.`,
    ...(calendar.latest === undefined ? [`The calendar has no latest date: it was taken to go on for three years, ${String(windows.length)} windows.`] : []),
    ...(unmeasured === 0 ? [] : [`${String(unmeasured)} of ${String(warm.length)} warm VMs have no measured daily change: ${String(rates.dailyChangePercent.best)} to ${String(rates.dailyChangePercent.cautious)} percent of what they use was assumed.`]),
    ...(withoutHost === 0 ? [] : [`The inventory names no host of ${countWords(withoutHost, 'VM')}: those of a source count as being on one host.`]),
    ...(withoutVcpus === 0 ? [] : [`${countWords(withoutVcpus, 'VM has no known vCPUs and counts', 'VMs have no known vCPUs and count')} as none against limits.`]),
    ...(rates.link === undefined ? ['The link between source and target was taken not to limit: state its rate where it does.'] : []),
    ...(rates.target === undefined ? ['The target\'s storage was taken not to limit: state its rate where it does.'] : []),
    ...(pilots.size === 0 ? [] : [`${countWords(pilots.size, 'group goes first as a pilot', 'groups go first as pilots')}.`]),
  ]
}
