import type { EstateImage } from '#shared/domain/estate/estate-image.ts'
import type { PlannedImage } from '#shared/domain/plan/migration-plan.ts'
import { judgeImage } from '#shared/engine/images/judge-image.ts'

/** What the plan says of the estate's images, in their order. */
export function planImages(images: readonly EstateImage[]): readonly PlannedImage[] {
  return images.map((image) => {
    const { id, name, kind, datastoreName, sizeMib, owner } = image
    return { imageId: id, name, kind, datastoreName, sizeMib, owner, ...judgeImage(image) }
  })
}
