import type { V1beta1ProviderSpec } from '@forklift-ui/types'
import { MANAGED_BY_LABELS, SOURCE_ID_ANNOTATION } from '#shared/domain/plan/labels.ts'
import type { MigrationPlan, PlannedProvider } from '#shared/domain/plan/migration-plan.ts'
import { defineEmitter, type EmittedObject } from '../emitter.ts'
import { FORKLIFT_API_VERSION, providerUrl } from '../object-names.ts'

/** A Provider for each source, and the one of the cluster that MTV runs on. */
export const providerEmitter = defineEmitter({
  kind: 'Provider',
  emit: (plan) => [...plan.providers.map((provider) => sourceProvider(plan, provider)), destinationProvider(plan)],
})

/** Provider.spec.settings of a vCenter, or of an ESXi host without one (MTV: sdkEndpoint vcenter or esxi). */
function endpoint({ isEsxi }: PlannedProvider): { readonly sdkEndpoint: 'vcenter' | 'esxi' } {
  return { sdkEndpoint: isEsxi === true ? 'esxi' : 'vcenter' }
}

function sourceProvider(plan: MigrationPlan, provider: PlannedProvider): EmittedObject {
  const { namespace, vddkImage } = plan.target.migration
  const { url, isPlaceholder } = providerUrl(provider)
  const settings = provider.kind === 'vsphere' ? { settings: { ...endpoint(provider), ...(vddkImage === undefined ? {} : { vddkInitImage: vddkImage }) } } : {}
  return {
    comment: [
      'Apply the filled-in secret first: without it MTV cannot log in.',
      ...(isPlaceholder ? ['The inventory does not say where the source is: fill in the address.'] : []),
      ...(provider.kind === 'vsphere' && vddkImage === undefined ? ['No VDDK image is set: warm migration and vSAN datastores need spec.settings.vddkInitImage.'] : []),
    ],
    object: {
      apiVersion: FORKLIFT_API_VERSION,
      kind: 'Provider',
      metadata: { name: provider.name, namespace, labels: MANAGED_BY_LABELS, annotations: { [SOURCE_ID_ANNOTATION]: provider.sourceId } },
      spec: { type: provider.kind, url, secret: { name: provider.secretName, namespace }, ...settings } satisfies V1beta1ProviderSpec,
    },
  }
}

/** An empty url is what makes it the cluster itself; it needs no secret, but the field is required. */
function destinationProvider(plan: MigrationPlan): EmittedObject {
  const { namespace, destinationProvider: name } = plan.target.migration
  return {
    comment: ['The cluster that MTV runs on. MTV makes this object itself; applying it again changes nothing.'],
    object: {
      apiVersion: FORKLIFT_API_VERSION,
      kind: 'Provider',
      metadata: { name, namespace, labels: MANAGED_BY_LABELS },
      spec: { type: 'openshift', url: '', secret: {} } satisfies V1beta1ProviderSpec,
    },
  }
}
