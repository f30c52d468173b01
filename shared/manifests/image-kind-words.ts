import type { PlannedImage } from '#shared/domain/plan/migration-plan.ts'

/** What people call the kinds of images. */
export const KIND_WORDS: Readonly<Record<PlannedImage['kind'], string>> = {
  template: 'template',
  iso: 'ISO file',
  libraryItem: 'library item',
  exported: 'exported VM',
  isoDomain: 'ISO domain',
  imageDomain: 'image domain',
  exportDomain: 'export domain',
  isoDatastore: 'ISO datastore',
}
