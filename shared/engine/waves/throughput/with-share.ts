import type { WaveRates } from '#shared/domain/waves/wave-rates.ts'

/** Rates at which disks, hosts and datastores of cold or warm copies are a part of what they are here. */
export function withShare(rates: WaveRates, way: 'cold' | 'warm', share: number): WaveRates {
  const scaled = ({ best, cautious }: WaveRates['cold']['disk']): WaveRates['cold']['disk'] => ({ best: best * share, cautious: cautious * share })
  const { disk, host, datastore } = rates[way]
  return { ...rates, [way]: { disk: scaled(disk), host: scaled(host), datastore: scaled(datastore) } }
}
