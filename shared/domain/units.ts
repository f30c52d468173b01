/** Bytes in one mebibyte (IEC 80000-13). RVTools counts memory and disks in MiB whatever its label says. */
export const BYTES_PER_MIB = 1024 * 1024

/** Mebibytes in one gibibyte. */
export const MIB_PER_GIB = 1024

/** Mebibytes in one tebibyte. */
export const MIB_PER_TIB = 1024 * 1024
