import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import type { DisconnectedPolicy } from '#shared/domain/target/disconnected-policy.ts'
import { serialiseYaml } from '../serialise-yaml.ts'
import { imagesToMirror } from './images-to-mirror.ts'
import { packagesToMirror } from './packages-to-mirror.ts'

/** The catalogue of Red Hat's operators for a release of OpenShift. */
function catalogOf(openshift: string): string {
  return `registry.redhat.io/redhat/redhat-operator-index:v${openshift}`
}

/** The text of what oc-mirror reads: the releases, exactly the operators in use with what they depend on, and other images. */
export function imageSet(plan: MigrationPlan, disconnected: DisconnectedPolicy): string {
  const { openshift } = plan.target
  const { minVersion, maxVersion } = disconnected
  const images = imagesToMirror(plan, disconnected)
  return serialiseYaml([{
    comment: [`For oc-mirror v2: the releases of OpenShift ${openshift}, the operators that this bundle uses with those that they depend on, and no others.`, ...(minVersion === undefined && maxVersion === undefined ? ['No release is named: the newest one of the channel is mirrored.'] : [])],
    value: {
      apiVersion: 'mirror.openshift.io/v2alpha1',
      kind: 'ImageSetConfiguration',
      mirror: {
        platform: { graph: true, channels: [{ name: `stable-${openshift}`, type: 'ocp', ...(minVersion === undefined ? {} : { minVersion }), ...(maxVersion === undefined ? {} : { maxVersion }) }] },
        operators: [{ catalog: catalogOf(openshift), packages: packagesToMirror(plan).map(({ packageName, channel }) => ({ name: packageName, ...inOneChannel(channel) })) }],
        ...(images.length === 0 ? {} : { additionalImages: images.map((name) => ({ name })) }),
      },
    },
  }])
}

/**
 * A catalogue without the default channel of a package is refused unless it names another default: "the default channel was filtered out"
 * (operator-framework/operator-registry, filter configuration). Which one the catalogue has, only the catalogue knows.
 */
function inOneChannel(channel: string | null): Record<string, unknown> {
  return channel === null ? {} : { defaultChannel: channel, channels: [{ name: channel }] }
}
