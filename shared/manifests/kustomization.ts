import type { KubeObject } from '#shared/domain/plan/kube-object.ts'

/** kustomize looks for it in every folder. */
export const KUSTOMIZATION_FILE = 'kustomization.yaml'

/**
 * What `oc apply -k` applies in a folder: the given files and folders, in the given order. Without `sortOptions`
 * kustomize sorts by kind, Plan before Provider, and MTV refuses a Plan whose Provider is missing. The order of the
 * folder that is applied counts, so every folder bears it (kustomize 5.0 and later, part of `oc` since 4.14).
 */
export function kustomization(resources: readonly string[]): KubeObject {
  return { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', sortOptions: { order: 'fifo' }, resources }
}
