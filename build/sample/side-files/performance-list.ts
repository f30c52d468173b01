import { randomStream } from '../random.ts'
import { csvText } from './csv-text.ts'
import type { SideFile } from './side-file.ts'

/** Its own place among the streams of the seed, so that the workbook stays as it is. */
const PURPOSE = 9_001
const MIB_PER_GIB = 1_024

/** As a view of VMware Aria Operations exports it in a country of decimal commas. */
export const performanceList: SideFile = {
  name: 'performance.csv',
  content: (estate) => {
    const rows: (string | number | null)[][] = [['Name', 'VM ID', 'vCenter', 'CPU|Usage 95th Percentile (%)', 'Memory|Usage 95th Percentile (GB)', 'Virtual Disk|Total IOPS 95th Percentile', 'Virtual Disk|Total Throughput 95th Percentile (KBps)', 'Daily change (GB)']]
    for (const vm of estate.vms()) {
      if (vm.isTemplate || vm.powerState !== 'poweredOn') continue
      const random = randomStream(estate.options.seed, PURPOSE, vm.vcenter.firstVm + vm.index)
      const activity = 0.05 + vm.activity * (0.6 + 0.4 * random.fraction())
      const cpuPercent = Math.min(activity * 100, 98)
      const memoryGib = (vm.memoryMib / MIB_PER_GIB) * Math.min(0.2 + activity * (0.5 + random.fraction()), 0.97)
      const iops = Math.round(activity * vm.disks.length * random.integer(40, 900))
      rows.push([vm.name, vm.moref, vm.vcenter.server, decimal(cpuPercent), decimal(memoryGib), iops, iops * random.integer(8, 32), decimal((vm.usage.inUseMib / MIB_PER_GIB) * (0.004 + 0.03 * random.fraction()))])
    }
    return csvText(rows, ';')
  },
}

function decimal(value: number): string {
  return value.toFixed(2).replace('.', ',')
}
