import type { Estate } from '#shared/domain/estate/estate.ts'
import type { Finding, FindingSeverity } from '#shared/domain/finding.ts'
import type { Target } from '#shared/domain/target/target.ts'
import type { MtvVersion, OpenshiftVersion } from '#shared/domain/target/versions.ts'
import type { WaveShortage } from '../check.ts'
import type { Edit } from './edit.ts'

/** A change to the faultless set or estate, and what one check is to say of it. */
export interface CheckCase {
  readonly id: string
  readonly when: string
  readonly change?: Edit
  /** The fixture estate where it is absent. */
  readonly estate?: Estate | null
  readonly concerns?: readonly Finding[] | null
  /** None is short where it is absent. */
  readonly capacity?: readonly WaveShortage[] | null
  /** A target without a fault where it is absent. */
  readonly target?: Target
  readonly mtv?: MtvVersion
  readonly openshift?: OpenshiftVersion
  /** Subject and severity of each finding, in order. */
  readonly finds: readonly (readonly [subject: string, severity: FindingSeverity])[]
  readonly isNotEvaluated?: boolean
}
