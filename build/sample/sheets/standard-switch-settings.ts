import type { Cell } from '../cells.ts'

/** The settings that a standard switch and its port groups share, in the order of their columns. */
export function standardSwitchSettings(): Record<string, Cell> {
  return {
    'Traffic Shaping': false,
    Width: 0,
    Peak: 0,
    Burst: 0,
    Policy: 'loadbalance_srcid',
    'Reverse Policy': true,
    'Notify Switch': true,
    'Rolling Order': false,
    Offload: true,
    TSO: true,
    'Zero Copy Xmit': true,
  }
}
