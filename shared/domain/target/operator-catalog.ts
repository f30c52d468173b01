import type { Target } from './target.ts'

/** The CatalogSource of Red Hat's operators that a cluster with the internet has by itself. */
const INTERNET_CATALOG = 'redhat-operators'

/** What oc-mirror v2 calls the CatalogSource of a mirrored catalogue whose entry in the ImageSetConfiguration states no targetCatalog: the image's name and tag, without dots. */
export function mirroredCatalog(openshift: Target['openshift']): string {
  return `cs-redhat-operator-index-v${openshift.replaceAll('.', '-')}`
}

/** The CatalogSource in openshift-marketplace that Subscriptions name: what the target states, or else the one that its site has by itself. */
export function operatorCatalog({ openshift, cluster: { operators, disconnected } }: Pick<Target, 'openshift' | 'cluster'>): string {
  return operators.catalog ?? (disconnected === undefined ? INTERNET_CATALOG : mirroredCatalog(openshift))
}
