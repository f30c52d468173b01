import type { TargetDraft } from './target-draft.ts'

/** What only the form can know: a target's parameters have each name once, a form's may have it twice or not at all. */
export interface DraftProblem {
  readonly path: string
  readonly code: 'parameter-unnamed' | 'parameter-twice'
}

/** Parameters that would be lost where a form becomes a target. */
export function draftProblems({ storageClasses }: Pick<TargetDraft, 'storageClasses'>): readonly DraftProblem[] {
  return storageClasses.flatMap(({ parameters }, index) => {
    const names = parameters.map(({ name }) => name.trim())
    return names.flatMap((name, place): DraftProblem[] => {
      const path = `storageClasses[${index}].parameters[${place}].name`
      if (name === '') return [{ path, code: 'parameter-unnamed' }]
      return names.indexOf(name) < place ? [{ path, code: 'parameter-twice' }] : []
    })
  })
}
