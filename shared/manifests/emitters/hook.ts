import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import type { PlannedHook } from '#shared/domain/plan/migration-plan.ts'
import { base64 } from '../base64.ts'
import { playbookFile } from '../bundle-folders.ts'
import { defineEmitter, type EmittedObject } from '../emitter.ts'
import { FORKLIFT_API_VERSION } from '../object-names.ts'

/** What MTV runs before or after it migrates VMs that name it. Only where somebody chose one. */
export const hookEmitter = defineEmitter({
  kind: 'Hook',
  // What the release cannot run is not among them: its VMs' Plans would name what is not there.
  emit: ({ hooks = [], target: { migration: { namespace } } }) => hooks.map((hook) => hookObject(hook, namespace)),
})

/** How MTV's console and command line show a job template, which is run by its id (MTV: AnnotationAAPJobTemplateName). */
const TEMPLATE_NAME_ANNOTATION = 'forklift.konveyor.io/aap-job-template-name'

function hookObject({ name, step, image, playbook, serviceAccount, jobTemplate, tokenSecret, deadlineSeconds }: PlannedHook, namespace: string): EmittedObject {
  return {
    comment: [
      `It runs ${step === 'PreHook' ? 'before MTV migrates' : 'after MTV has migrated'} each VM that names it.`,
      ...(playbook === undefined ? [] : [`The playbook in base64: it is beside this file as ${playbookFile(name).split('/').at(-1) ?? ''}. Encode it anew after a change.`]),
      ...(jobTemplate === undefined ? [] : ['A job template of an Ansible Automation Platform. Apply the filled-in Secret with its token first.']),
    ],
    object: {
      apiVersion: FORKLIFT_API_VERSION,
      kind: 'Hook',
      metadata: { name, namespace, labels: MANAGED_BY_LABELS, ...(jobTemplate?.name === undefined ? {} : { annotations: { [TEMPLATE_NAME_ANNOTATION]: jobTemplate.name } }) },
      spec: {
        ...(image === undefined ? {} : { image }),
        ...(serviceAccount === undefined ? {} : { serviceAccount }),
        ...(playbook === undefined ? {} : { playbook: base64(playbook) }),
        // Without both of address and Secret MTV takes those of its ForkliftController.
        ...(jobTemplate === undefined ? {} : { aap: { jobTemplateId: jobTemplate.id, url: jobTemplate.url, ...(tokenSecret === undefined ? {} : { tokenSecret: { name: tokenSecret, namespace } }), ...(jobTemplate.timeoutSeconds === undefined ? {} : { timeout: jobTemplate.timeoutSeconds }) } }),
        ...(deadlineSeconds === undefined ? {} : { deadline: deadlineSeconds }),
      },
    },
  }
}
