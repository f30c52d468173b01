import { defineEmitter } from '../emitter.ts'
import { providerUrl } from '../object-names.ts'

/**
 * The form of each source's Secret with placeholders: the keys that MTV reads are user, password, cacert and url.
 * The labels are what MTV's own console puts on such a Secret, so that it shows and removes it with its Provider.
 */
export const secretTemplateEmitter = defineEmitter({
  kind: 'Secret',
  emit: (plan) =>
    plan.providers.map((provider) => ({
      comment: [
        'A template: no secret is in it and nothing here applies it.',
        'Copy it to a place outside this folder, replace everything in angle brackets,',
        'apply the copy with "oc apply -f", then delete the copy.',
        provider.kind === 'vsphere'
          ? 'user: a vCenter account with the privileges that MTV documents, e.g. migration@vsphere.local.'
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
    })),
})

/** Two lines, so that the template shows how several are written. */
const CA_CERTIFICATE_PLACEHOLDER = '<CA certificate in PEM:\nall its lines, each indented like this one>'
