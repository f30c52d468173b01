import { ANY, FLAG, type KindFields, listOfRecords, listOfTexts, RECORD, required, TEXT, TEXTS } from './field-rule.ts'

const NODE_NETWORK_POLICY_FIELDS: KindFields['fields'] = {
  spec: RECORD,
  'spec.capture': TEXTS,
  // nmstate's own language: its CRD takes anything here.
  'spec.desiredState': ANY,
  'spec.maxUnavailable': { type: 'integer-or-text' },
  'spec.nodeSelector': TEXTS,
}

/** The other kinds of a bundle: Kubernetes' own, Multus', nmstate's and kustomize's. */
export const PLATFORM_KIND_FIELDS: readonly KindFields[] = [
  { apiVersion: 'v1', kind: 'Namespace', isNamespaced: false, fields: { spec: RECORD, ...listOfTexts('spec.finalizers') } },
  {
    apiVersion: 'v1',
    kind: 'Secret',
    isNamespaced: true,
    fields: { type: TEXT, immutable: FLAG, data: TEXTS, stringData: TEXTS },
  },
  {
    apiVersion: 'k8s.cni.cncf.io/v1',
    kind: 'NetworkAttachmentDefinition',
    isNamespaced: true,
    fields: { spec: RECORD, 'spec.config': TEXT },
  },
  { apiVersion: 'nmstate.io/v1', kind: 'NodeNetworkConfigurationPolicy', isNamespaced: false, fields: NODE_NETWORK_POLICY_FIELDS },
  { apiVersion: 'nmstate.io/v1beta1', kind: 'NodeNetworkConfigurationPolicy', isNamespaced: false, fields: NODE_NETWORK_POLICY_FIELDS },
  {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    isNamespaced: null,
    fields: {
      ...listOfTexts('resources'),
      ...listOfTexts('components'),
      namespace: TEXT,
      namePrefix: TEXT,
      nameSuffix: TEXT,
      commonLabels: TEXTS,
      commonAnnotations: TEXTS,
      ...listOfRecords('labels'),
      'labels[].pairs': required(TEXTS),
      'labels[].includeSelectors': FLAG,
      'labels[].includeTemplates': FLAG,
      'labels[].fields': ANY,
      buildMetadata: ANY,
      configMapGenerator: ANY,
      configurations: ANY,
      crds: ANY,
      generatorOptions: ANY,
      generators: ANY,
      helmCharts: ANY,
      helmGlobals: ANY,
      images: ANY,
      openapi: ANY,
      patches: ANY,
      patchesJson6902: ANY,
      patchesStrategicMerge: ANY,
      replacements: ANY,
      replicas: ANY,
      secretGenerator: ANY,
      sortOptions: ANY,
      transformers: ANY,
      validators: ANY,
      vars: ANY,
    },
  },
]
