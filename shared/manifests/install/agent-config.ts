import { compareNatural, compareText } from '#shared/domain/compare.ts'
import { countWords } from '#shared/domain/count-words.ts'
import type { InstallSizing } from '#shared/domain/plan/install-sizing.ts'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import { installNodes } from '#shared/domain/target/install-nodes.ts'
import type { InstallPolicy } from '#shared/domain/target/install-policy.ts'
import { serialiseYaml } from '../serialise-yaml.ts'
import { clusterBond, hostNetworkConfig } from './cluster-bond.ts'

/** The text of agent-config.yaml: each host with its disk and the network that it is installed with. */
export function agentConfig(plan: Pick<MigrationPlan, 'target' | 'nodeNetworks'>, install: InstallPolicy, sizing: InstallSizing | null): string {
  const { ntpServers } = plan.target.cluster.nodes
  const named = [...install.hosts].sort((left, right) => compareNatural(left.role, right.role) || compareNatural(left.name, right.name))
  const { openMasters, openWorkers } = installNodes(plan.target, install, sizing)
  const hosts = [...named, ...openHosts('master', openMasters), ...openHosts('worker', openWorkers)].sort((left, right) => compareText(left.role, right.role))
  const bond = clusterBond(plan)
  return serialiseYaml([{
    comment: [
      'A fragment: fill in what is in angle brackets.',
      ...(sizing === null || openMasters + openWorkers === 0 ? [] : [`The sizing "${sizing.scenario}" asks for ${countWords(openMasters + openWorkers, 'node')} that the target does not name: they stand behind the others of their role.`]),
      bond === null
        ? 'The target states no layout of NICs, so that hosts have no networkConfig: they are installed with what DHCP gives them.'
        : bond.kind === 'ovs'
          ? `${bond.name} is a bond inside br-ex (balance-slb), which networkConfig cannot make: hosts are installed on one NIC, and br-ex is described in a manifest of the installer.`
          : `${bond.name} carries the machine network and br-ex: it is made here, and no policy of 10-cluster touches it.`,
    ],
    value: {
      apiVersion: 'v1beta1',
      kind: 'AgentConfig',
      metadata: { name: install.clusterName },
      rendezvousIP: hosts.find(({ role, address }) => role === 'master' && address !== undefined)?.address ?? '<address of the first control-plane node>',
      ...(ntpServers.length === 0 ? {} : { additionalNTPSources: ntpServers }),
      hosts: hosts.map((host) => {
        const nics = bond === null ? Object.keys(host.macAddresses).sort(compareNatural) : bond.nics.map(({ name }) => name)
        return {
          hostname: host.name,
          role: host.role,
          rootDeviceHints: { deviceName: host.rootDevice ?? '<disk to install on>' },
          interfaces: (nics.length === 0 ? ['<name of the NIC>'] : nics).map((name) => ({ name, macAddress: host.macAddresses[name]?.toLowerCase() ?? '<MAC address>' })),
          ...(bond === null || bond.kind === 'ovs' ? {} : { networkConfig: hostNetworkConfig(bond, install, host.address) }),
        }
      }),
    },
  }])
}

/** Nodes that somebody still has to name; a stable sort leaves them behind those that are. */
function openHosts(role: 'master' | 'worker', count: number): readonly InstallPolicy['hosts'][number][] {
  const word = role === 'master' ? 'control-plane node' : 'worker'
  return Array.from({ length: count }, (_, index) => ({ name: `<host name of ${word} ${index + 1} of ${count}>`, role, macAddresses: {} }))
}
