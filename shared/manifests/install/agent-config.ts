import { compareNatural } from '#shared/domain/compare.ts'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import type { InstallPolicy } from '#shared/domain/target/install-policy.ts'
import { serialiseYaml } from '../serialise-yaml.ts'
import { clusterBond, hostNetworkConfig } from './cluster-bond.ts'

/** The text of agent-config.yaml: each host with its disk and the network that it is installed with. */
export function agentConfig(plan: Pick<MigrationPlan, 'target' | 'nodeNetworks'>, install: InstallPolicy): string {
  const { ntpServers } = plan.target.cluster.nodes
  const hosts = [...install.hosts].sort((left, right) => compareNatural(left.role, right.role) || compareNatural(left.name, right.name))
  const bond = clusterBond(plan)
  return serialiseYaml([{
    comment: [
      'A fragment: fill in what is in angle brackets.',
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
