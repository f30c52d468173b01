import type { PlannedMigrationHost, PlannedProvider } from '#shared/domain/plan/migration-plan.ts'
import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import { defineEmitter, type EmittedObject } from '../emitter.ts'
import { FORKLIFT_API_VERSION, HOST_ADDRESS_PLACEHOLDER, hostSecretName } from '../object-names.ts'

/** The ESXi hosts that MTV reads over a network chosen for that. Only where the target names one. */
export const hostEmitter = defineEmitter({
  kind: 'Host',
  emit: ({ migrationHosts = [], providers, target: { migration: { namespace } } }) => {
    const providerByName = new Map(providers.map((provider) => [provider.name, provider]))
    return migrationHosts.map((host) => hostObject(host, providerByName.get(host.providerName) ?? { name: host.providerName }, namespace))
  },
})

function hostObject({ name, source, ipAddress, reason }: PlannedMigrationHost, provider: Pick<PlannedProvider, 'name'>, namespace: string): EmittedObject {
  return {
    comment: [
      ...(ipAddress === null ? ['A template: fill in the address, then apply it by "oc apply -f".'] : ['Apply the filled-in Secret first: MTV tries the connection at once.']),
      `${source.name}. ${reason.message}`,
      'A host with an account of its own needs a Secret of its own: make it like the other, and name it here.',
    ],
    object: {
      apiVersion: FORKLIFT_API_VERSION,
      kind: 'Host',
      metadata: { name, namespace, labels: MANAGED_BY_LABELS },
      spec: {
        provider: { name: provider.name, namespace },
        ...source,
        ipAddress: ipAddress ?? HOST_ADDRESS_PLACEHOLDER,
        secret: { name: hostSecretName(provider), namespace },
      },
    },
    ...(ipAddress === null ? { isToFillIn: true } : {}),
  }
}
