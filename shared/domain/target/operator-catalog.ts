import type { Target } from './target.ts'

/** The CatalogSource of Red Hat's operators that a cluster with the internet has by itself. */
const INTERNET_CATALOG = 'redhat-operators'

/** The image of that catalogue, without registry and tag; its tag is v and the release. */
export const OPERATOR_INDEX = 'redhat-operator-index'

/** What oc-mirror v2 calls the CatalogSource of a mirrored catalogue whose entry in the ImageSetConfiguration states no targetCatalog: the image's name and tag, without dots. */
export function mirroredCatalog(openshift: Target['openshift']): string {
  return `cs-${OPERATOR_INDEX}-v${openshift.replaceAll('.', '-')}`
}

/** The CatalogSource in openshift-marketplace that Subscriptions name: what the target states, or else the one that its site has by itself. */
export function operatorCatalog({ openshift, cluster: { operators, disconnected } }: Pick<Target, 'openshift' | 'cluster'>): string {
  return operators.catalog ?? (disconnected === undefined ? INTERNET_CATALOG : mirroredCatalog(openshift))
}
