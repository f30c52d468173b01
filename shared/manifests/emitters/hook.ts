import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import { base64 } from '../base64.ts'
import { defineEmitter } from '../emitter.ts'
import { FORKLIFT_API_VERSION } from '../object-names.ts'

/** What MTV runs before or after it migrates VMs that name it. Only where somebody chose one. */
export const hookEmitter = defineEmitter({
  kind: 'Hook',
  emit: ({ hooks = [], target }) =>
    hooks.map(({ name, step, image, playbook, serviceAccount, deadlineSeconds }) => ({
      comment: [
        `It runs ${step === 'PreHook' ? 'before MTV migrates' : 'after MTV has migrated'} each VM that names it.`,
        ...(playbook === undefined ? [] : ['The playbook is in base64; read it with: base64 -d.']),
      ],
      object: {
        apiVersion: FORKLIFT_API_VERSION,
        kind: 'Hook',
        metadata: { name, namespace: target.migration.namespace, labels: MANAGED_BY_LABELS },
        spec: {
          image,
          ...(serviceAccount === undefined ? {} : { serviceAccount }),
          ...(playbook === undefined ? {} : { playbook: base64(playbook) }),
          ...(deadlineSeconds === undefined ? {} : { deadline: deadlineSeconds }),
        },
      },
    })),
})
