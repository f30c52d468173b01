import { describeObject } from '#shared/domain/plan/kube-object.ts'
import { defineCheck } from '../check.ts'
import { fieldText } from '../field-values.ts'

/** RFC 4648, with padding, on one line: what Go's base64.StdEncoding decodes. */
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

/** MTV wants a hook's playbook in base64 and refuses plain YAML. Line breaks are no fault: its decoder skips them. */
export const hookPlaybookNotBase64 = defineCheck({
  id: 'hook-playbook-not-base64',
  title: 'Playbooks of hooks are in base64',
  severity: 'critical',
  needs: ['manifests'],
  check: ({ objects }) =>
    objects.ofKind('Hook').flatMap((hook) => {
      const playbook = fieldText(hook, 'spec.playbook')
      if (playbook === null || BASE64.test(playbook.replace(/[\r\n]/g, ''))) return []
      return [{ subject: describeObject(hook), message: 'spec.playbook is not base64.', remedy: 'Encode the playbook, e.g. with "base64 -w0 playbook.yaml".' }]
    }),
})
