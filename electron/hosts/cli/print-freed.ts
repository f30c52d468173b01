import { countWords } from '#shared/contract/count-words.ts'
import type { CommandContext } from './command.ts'
import { EXIT_STATUS, type ExitStatus } from './exit-status.ts'
import { formatCsv, formatJson, formatTable } from './output/format.ts'
import { unwrap } from './unwrap.ts'

/** Prints what each window of the kept schedule frees on the source; answers the exit status. */
export async function printFreed(context: CommandContext): Promise<ExitStatus> {
  const answer = unwrap(await context.backend.invoke('sizing.freed', {}))
  const { windows, staying, hosts } = answer
  const rows = {
    columns: ['window', 'date', 'vms', 'vcpus', 'memoryMib', 'disksMib', 'allVms', 'allVcpus', 'allMemoryMib', 'allDisksMib', 'allHosts', 'emptyHosts'],
    rows: windows.map(({ total, ...window }) => ({ ...window, allVms: total.vms, allVcpus: total.vcpus, allMemoryMib: total.memoryMib, allDisksMib: total.disksMib, allHosts: total.hosts })),
  }
  if (context.format === 'json') context.print(formatJson(answer))
  else context.print(context.format === 'csv' ? formatCsv(rows) : formatTable(rows))
  if (windows.length === 0) context.note('No schedule of waves is kept: "portolan waves plan" makes one.')
  else if (staying > 0) context.note(`${countWords(staying, 'VM is in no window and stays on the source, with its host', 'VMs are in no window and stay on the source, with their hosts')}.`)
  context.note(`${windows.at(-1)?.total.hosts ?? 0} of ${countWords(hosts, 'host')} of the source ${windows.at(-1)?.total.hosts === 1 ? 'becomes' : 'become'} empty.`)
  return EXIT_STATUS.done
}
