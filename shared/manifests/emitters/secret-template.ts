import type { MigrationPlan, PlannedProvider } from '#shared/domain/plan/migration-plan.ts'
import { defineEmitter, type EmittedObject } from '../emitter.ts'
import { hostSecretName, providerUrl } from '../object-names.ts'

/**
 * The form of each source's Secret with placeholders, and of that for its hosts where MTV reads them by themselves. Of a source the keys
 * that MTV reads are user, password, cacert and url; of a host user and password, its certificate being the one that the vCenter knows.
 * Of an Ansible Automation Platform it is token. The labels are what MTV's own console puts on such a Secret, so that it shows and removes it with its Provider.
 */
export const secretTemplateEmitter = defineEmitter({
  kind: 'Secret',
  emit: (plan) => [...plan.providers.map((provider) => sourceSecret(plan, provider)), ...plan.providers.flatMap((provider) => hostSecret(plan, provider)), ...tokenSecrets(plan)],
})

const HOW_TO_FILL_IN = [
  'A template: no secret is in it and nothing here applies it.',
  'Copy it to a place outside this folder, replace everything in angle brackets,',
  'apply the copy with "oc apply -f", then delete the copy.',
]

function sourceSecret(plan: MigrationPlan, provider: PlannedProvider): EmittedObject {
  return {
    comment: [
      ...HOW_TO_FILL_IN,
      provider.kind === 'vsphere'
        ? (provider.isEsxi === true ? 'user: an account of the ESXi host itself, e.g. root.' : 'user: a vCenter account with the privileges that MTV documents, e.g. migration@vsphere.local.')
        : 'user: an account of the engine with its profile, e.g. migration@internal.',
      'cacert: the CA certificate that signed the certificate of the source.',
    ],
    object: {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: {
        name: provider.secretName,
        namespace: plan.target.migration.namespace,
        labels: { createdForProviderType: provider.kind, createdForResourceType: 'providers' },
      },
      type: 'Opaque',
      stringData: { user: '<user>', password: '<password>', cacert: CA_CERTIFICATE_PLACEHOLDER, url: providerUrl(provider).url },
    },
  }
}

function hostSecret({ migrationHosts = [], target }: MigrationPlan, provider: PlannedProvider): readonly EmittedObject[] {
  if (!migrationHosts.some(({ providerName }) => providerName === provider.name)) return []
  return [{
    comment: [...HOW_TO_FILL_IN, 'user: an account of the ESXi hosts themselves, e.g. root, the same on all that name this Secret.'],
    object: {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: hostSecretName(provider), namespace: target.migration.namespace, labels: { createdForProviderType: provider.kind, createdForResourceType: 'hosts' } },
      type: 'Opaque',
      stringData: { user: '<user of the hosts>', password: '<password of the hosts>' },
    },
  }]
}

/** Two lines, so that the template shows how several are written. */
const CA_CERTIFICATE_PLACEHOLDER = '<CA certificate in PEM:\nall its lines, each indented like this one>'

function tokenSecrets({ hooks = [], target }: MigrationPlan): readonly EmittedObject[] {
  const urls = new Map(hooks.flatMap(({ tokenSecret, jobTemplate }) => (tokenSecret === undefined || jobTemplate === undefined ? [] : [[tokenSecret, jobTemplate.url] as const])))
  return [...urls].map(([name, url]) => ({
    comment: [...HOW_TO_FILL_IN, `token: of a user of ${url} who may launch the job templates.`],
    object: { apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace: target.migration.namespace }, type: 'Opaque', stringData: { token: '<token>' } },
  }))
}
