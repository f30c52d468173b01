import { defineCheck } from '../check.ts'
import { judgeMetadata } from '../judge-metadata.ts'

/** Files that kustomize and oc-mirror read, and no API server sees: they need no name. */
const NAMELESS_KINDS: ReadonlySet<string> = new Set(['Kustomization', 'Component', 'ImageSetConfiguration'])

/** What the API server demands of names, labels and annotations of every object. */
export const nameInvalid = defineCheck({
  id: 'name-invalid',
  title: 'Names, labels and annotations are valid',
  severity: 'critical',
  needs: ['manifests'],
  check: ({ objects }) => objects.all.filter((object) => !NAMELESS_KINDS.has(object.kind)).flatMap((object) => judgeMetadata(object).map(({ subject, message, remedy }) => ({ subject, message, remedy }))),
})
