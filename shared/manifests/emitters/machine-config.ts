import type { Target } from '#shared/domain/target/target.ts'
import { type EmittedObject, defineEmitter } from '../emitter.ts'
import { machineConfig } from '../machine-config-object.ts'
import { configuredPools } from '../node-pools.ts'
import { machineConfigRole, pressureMachineConfigName } from '../object-names.ts'
import { swapGibPerNode } from '../swap-size.ts'

/**
 * What nodes are given beneath the kubelet: pressure stall information, which the descheduler's profile for VMs measures by, hugepages,
 * swap for VMs, time servers. None with a hosted control plane, whose node pools take it from a ConfigMap elsewhere.
 */
export const machineConfigEmitter = defineEmitter({
  kind: 'MachineConfig',
  emit: ({ scheduling: { descheduler }, target }) => {
    const role = machineConfigRole(target)
    if (role === null) return []
    return [
      ...(descheduler === null ? [] : [{ comment: ['Reboots every node of its pool, one after the other: apply it before VMs arrive.'], object: machineConfig(pressureMachineConfigName(role), role, { kernelArguments: ['psi=1'] }) }]),
      ...hugepages(target),
      ...swap(target, role),
      ...timeServers(target, role),
    ]
  },
})

/** As the kernel's parameters name the sizes. */
const KERNEL_PAGE_SIZES = { '2Mi': '2M', '1Gi': '1G' } as const

function hugepages(target: Target): EmittedObject[] {
  return configuredPools({ target }).flatMap(({ role, hugepages: pages }) =>
    pages === null
      ? []
      : [{ comment: [`Sets ${pages.count} pages of ${pages.size} aside on each node of the pool ${role}: they are of use to VMs with hugepages alone. Reboots its nodes.`], object: machineConfig(`50-portolan-${role}-hugepages`, role, { kernelArguments: [`hugepagesz=${KERNEL_PAGE_SIZES[pages.size]}`, `hugepages=${pages.count}`] }) }],
  )
}

const SWAP_FILE = '/var/tmp/swapfile'
const MIB_PER_GIB = 1024

/** OpenShift Virtualization, Configuring higher VM workload density: swap for VMs, and none for what belongs to the system. */
function swap(target: Target, role: string): EmittedObject[] {
  const gib = swapGibPerNode(target)
  if (gib === null) return []
  // Under another name until it is whole: a node may lose power while it is written.
  const make = `test -f ${SWAP_FILE} || (dd if=/dev/zero of=${SWAP_FILE}.part bs=1M count=${gib * MIB_PER_GIB} && chmod 600 ${SWAP_FILE}.part && mkswap ${SWAP_FILE}.part && mv ${SWAP_FILE}.part ${SWAP_FILE})`
  const unit = ['[Unit]', 'Description=Swap for virtual machines', 'Before=kubelet-dependencies.target', '', '[Service]', 'Type=oneshot', 'RemainAfterExit=yes', 'TimeoutStartSec=infinity', `ExecStart=/bin/sh -c "${make}"`, `ExecStart=/usr/sbin/swapon ${SWAP_FILE}`, '', '[Install]', 'RequiredBy=kubelet-dependencies.target', '']
  return [{
    comment: [`A swap file of ${gib} GiB on each node, on the disk of ${SWAP_FILE}: it needs the room, and a fast disk. Reboots the nodes.`],
    object: machineConfig(`90-portolan-${role}-swap`, role, { units: [
      { name: 'portolan-swap.service', enabled: true, contents: unit.join('\n') },
      { name: 'system.slice', dropins: [{ name: '50-no-swap.conf', contents: '[Slice]\nMemorySwapMax=0\n' }] },
    ] }),
  }]
}

/** Control planes need the same time as the nodes that run VMs. */
function timeServers({ cluster: { nodes } }: Target, role: string): EmittedObject[] {
  if (nodes.ntpServers.length === 0) return []
  const text = [...nodes.ntpServers.map((server) => `server ${server} iburst`), 'driftfile /var/lib/chrony/drift', 'makestep 1.0 3', 'rtcsync', 'logdir /var/log/chrony', ''].join('\n')
  return [...new Set(['master', role])].map((pool) => ({ comment: [`Time from ${nodes.ntpServers.join(', ')}.`], object: machineConfig(`99-portolan-${pool}-chrony`, pool, { files: [{ path: '/etc/chrony.conf', text }] }) }))
}
