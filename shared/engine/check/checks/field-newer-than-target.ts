import { describeObject } from '#shared/domain/plan/kube-object.ts'
import { defineCheck } from '../check.ts'
import { gatesBrokenBy } from '../version-gates.ts'

/** The API server refuses a field or value that the CRD of the target's release does not have. */
export const fieldNewerThanTarget = defineCheck({
  id: 'field-newer-than-target',
  title: 'The target’s releases know every field',
  severity: 'critical',
  needs: ['manifests'],
  check: ({ objects, versions }) =>
    objects.all.flatMap((object) =>
      gatesBrokenBy(object, versions).map(({ gate, at }) => {
        const product = gate.product === 'mtv' ? 'MTV' : 'OpenShift'
        const what = gate.value === undefined ? at : `${at}: ${gate.value}`
        return {
          subject: describeObject(object),
          message: `${what} is in ${product} from ${gate.since}${gate.until === undefined ? '' : ` to before ${gate.until}`}, and the target runs ${versions[gate.product]}.`,
          remedy: 'Take it out, or raise the release of the target.',
          data: { gate: gate.id },
        }
      }),
    ),
})
