import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import type { FleetPolicy } from '#shared/domain/target/fleet-policy.ts'
import { FLEET_FOLDER, OVERLAYS_FOLDER } from '../bundle-folders.ts'
import type { EmittedObject } from '../emitter.ts'
import { FLEET_NAME, fleetMetadata } from './policy-object.ts'

/** Tells Argo CD what a placement's decisions look like. */
const GENERATOR_NAME = 'portolan-acm-placement'
/** How soon a cluster that joins is noticed. */
const REQUEUE_SECONDS = 180

/** Argo CD applies the overlay of each cluster that the placement chooses. */
export function applicationSetObjects({ repository, revision, prefix }: NonNullable<FleetPolicy['gitops']>, namespace: string): readonly EmittedObject[] {
  const overlays = [prefix, FLEET_FOLDER, OVERLAYS_FOLDER].filter((step) => step !== '').join('/')
  return [
    {
      comment: ['How the generator below reads decisions of placements.'],
      object: { apiVersion: 'v1', kind: 'ConfigMap', metadata: fleetMetadata(GENERATOR_NAME, namespace), data: { apiVersion: 'cluster.open-cluster-management.io/v1beta1', kind: 'placementdecisions', statusListKey: 'decisions', matchKey: 'clusterName' } },
    },
    {
      comment: ['An Application for each cluster that the placement chooses, of the overlay of its name. A GitOpsCluster has to make the clusters known to Argo CD.', 'It prunes nothing: what leaves the repository stays on the clusters until somebody takes it away.'],
      object: {
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'ApplicationSet',
        metadata: fleetMetadata(FLEET_NAME, namespace),
        spec: {
          goTemplate: true,
          goTemplateOptions: ['missingkey=error'],
          generators: [{ clusterDecisionResource: { configMapRef: GENERATOR_NAME, labelSelector: { matchLabels: { 'cluster.open-cluster-management.io/placement': FLEET_NAME } }, requeueAfterSeconds: REQUEUE_SECONDS } }],
          template: {
            metadata: { name: 'portolan-{{.name}}', labels: MANAGED_BY_LABELS },
            spec: {
              project: 'default',
              source: { repoURL: repository, targetRevision: revision, path: `${overlays}/{{.name}}` },
              destination: { server: '{{.server}}' },
              syncPolicy: { automated: { prune: false, selfHeal: false }, syncOptions: ['SkipDryRunOnMissingResource=true', 'ServerSideApply=true'] },
            },
          },
        },
      },
    },
  ]
}
