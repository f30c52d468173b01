import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import type { DisconnectedPolicy } from '#shared/domain/target/disconnected-policy.ts'
import { isOpenshiftAtLeast, type OpenshiftVersion } from '#shared/domain/target/versions.ts'
import { OPERATOR_INDEX } from '#shared/domain/target/operator-catalog.ts'
import { serialiseYaml } from '../serialise-yaml.ts'
import { imagesToMirror } from './images-to-mirror.ts'
import { ODF_LISTED_UP_TO } from '../operator-packages.ts'
import { type PackageToMirror, packagesToMirror } from './packages-to-mirror.ts'

/** The catalogue of Red Hat's operators for a release of OpenShift. */
function catalogOf(openshift: string): string {
  return `registry.redhat.io/redhat/${OPERATOR_INDEX}:v${openshift}`
}

/** The text of what oc-mirror reads: the releases, exactly the operators in use with what they depend on, and other images. */
export function imageSet(plan: MigrationPlan, disconnected: DisconnectedPolicy): string {
  const { openshift } = plan.target
  const { minVersion, maxVersion } = disconnected
  const images = imagesToMirror(plan, disconnected)
  const packages = packagesToMirror(plan)
  return serialiseYaml([{
    comment: [`For oc-mirror v2: the releases of OpenShift ${openshift}, the operators that this bundle uses with those that they depend on, and no others.`, ...odfDoubt(openshift, packages), ...(minVersion === undefined && maxVersion === undefined ? ['No release is named: the newest one of the channel is mirrored.'] : [])],
    value: {
      apiVersion: 'mirror.openshift.io/v2alpha1',
      kind: 'ImageSetConfiguration',
      mirror: {
        platform: { graph: true, channels: [{ name: `stable-${openshift}`, type: 'ocp', ...(minVersion === undefined ? {} : { minVersion }), ...(maxVersion === undefined ? {} : { maxVersion }) }] },
        operators: [{ catalog: catalogOf(openshift), packages: packages.map(({ packageName, channel }) => ({ name: packageName, ...inOneChannel(channel) })) }],
        ...(images.length === 0 ? {} : { additionalImages: images.map((name) => ({ name })) }),
      },
    },
  }])
}

/** Where the list of what Data Foundation depends on comes from, and that nobody has said it of a newer release. */
function odfDoubt(openshift: OpenshiftVersion, packages: readonly PackageToMirror[]): readonly string[] {
  if (!packages.some(({ packageName }) => packageName === 'odf-operator')) return []
  const isListed = !isOpenshiftAtLeast(openshift, ODF_LISTED_UP_TO) || openshift === ODF_LISTED_UP_TO
  return isListed
    ? [`What odf-operator depends on is as OpenShift Data Foundation ${openshift} documents it (Planning your deployment, Disconnected environment).`]
    : [`What odf-operator depends on is assumed to be that of OpenShift Data Foundation ${ODF_LISTED_UP_TO} (Planning your deployment, Disconnected environment): compare it with that chapter of ${openshift} before you mirror, since a package that is missing keeps the operator from being installed.`]
}

/**
 * A catalogue without the default channel of a package is refused unless it names another default: "the default channel was filtered out"
 * (operator-framework/operator-registry, filter configuration). Which one the catalogue has, only the catalogue knows.
 */
function inOneChannel(channel: string | null): Record<string, unknown> {
  return channel === null ? {} : { defaultChannel: channel, channels: [{ name: channel }] }
}
