import type { Failure } from '../placement/wave-state.ts'

/** What keeps a group out of a window, to be said after its name. */
export const FAILURE_WORDS: Readonly<Record<Failure, string>> = {
  scope: 'the window is for other sites or groups',
  blackout: 'a black-out of its site or group closes it',
  refused: 'an owner of its VMs refused the window',
  earliest: 'it is before the earliest date',
  latest: 'it is after the latest date',
  pin: 'it is held in a locked wave',
  locked: 'the wave is locked',
  'limit-vms': 'it has more VMs than the wave takes',
  'limit-tib': 'it has more TiB than the wave takes',
  'limit-vcpus': 'it has more vCPUs than the wave takes',
  'limit-risk': 'it has more risk points than the wave takes',
  duration: 'it takes longer than the window',
  'room-vms': 'too few VMs are left in the wave',
  'room-tib': 'too few TiB are left in the wave',
  'room-vcpus': 'too few vCPUs are left in the wave',
  'room-risk': 'too few risk points are left in the wave',
  'room-duration': 'too little time is left in the window',
  apart: 'it must be apart from a group that is there',
  dependency: 'a group that it waits for, or that waits for it, would not come in order',
  'pilots-only': 'the wave is for pilots',
}
