import { describeObject } from '#shared/domain/plan/kube-object.ts'
import { defineCheck } from '../check.ts'
import { fieldText, fieldValue } from '../field-values.ts'

/** MTV runs the image of a hook, or its job template, and takes the address of the platform only together with the Secret of its token (MTV: HookSpec, AAPConfig). */
export const hookRunner = defineCheck({
  id: 'hook-runner',
  title: 'Hooks run an image or a job template',
  severity: 'critical',
  needs: ['manifests'],
  check: ({ objects }) =>
    objects.ofKind('Hook').flatMap((hook) => {
      const subject = describeObject(hook)
      const hasImage = (fieldText(hook, 'spec.image') ?? '') !== ''
      const hasJob = fieldValue(hook, 'spec.aap') !== undefined
      if (!hasImage && !hasJob) return [{ subject, message: 'It has neither spec.image nor spec.aap: there is nothing to run.', remedy: 'Name the image, or the job template.' }]
      if (hasImage && hasJob) return [{ subject, message: 'It has both spec.image and spec.aap, and MTV runs one of them.', remedy: 'Leave one of them out.' }]
      const hasUrl = fieldValue(hook, 'spec.aap.url') !== undefined
      const hasToken = fieldValue(hook, 'spec.aap.tokenSecret') !== undefined
      if (hasJob && hasUrl !== hasToken) return [{ subject, message: `spec.aap has ${hasUrl ? 'a url and no tokenSecret' : 'a tokenSecret and no url'}: MTV then takes neither, but those of its ForkliftController.`, remedy: 'State both or none.' }]
      return []
    }),
})
