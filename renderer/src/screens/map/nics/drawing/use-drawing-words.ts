import { useI18n } from 'vue-i18n'
import type { GraphWords } from './graph-words.ts'
import type { PlaceWords } from './place-layout.ts'

const MBPS_PER_GBPS = 1000

/** What the drawing's codes read like. */
export function useDrawingWords(): GraphWords & { readonly place: PlaceWords } {
  const { t, n } = useI18n()
  const number = (value: number): string => n(value, { maximumFractionDigits: 1 })
  const mtuOf = (mtu: number | null): string => (mtu === null ? '' : t('nics.words.mtu', { mtu }))
  const list = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ')
  return {
    speed: (mbps) => (mbps >= MBPS_PER_GBPS ? t('nics.words.gbps', { n: number(mbps / MBPS_PER_GBPS) }) : t('nics.words.mbps', { n: number(mbps) })),
    vms: (count) => t('nics.words.vms', { n: number(count) }, count),
    networks: (count) => t('nics.words.networks', { n: number(count) }, count),
    more: (count) => t('nics.words.more', { n: number(count) }, count),
    vlan: (id) => t('nics.words.vlan', { id }),
    untagged: t('nics.words.untagged'),
    trunk: t('nics.words.trunk'),
    unknownVlan: t('nics.words.unknownVlan'),
    traffic: (kind) => t(`nics.traffic.${kind}`),
    switchDetail: (kind, teaming, mtu) => list(t(`nics.switches.${kind}`), mtuOf(mtu), kind === 'bond' && teaming !== null ? t('nics.words.mode', { mode: teaming }) : ''),
    bondDetail: (mode, isClusterOwned) => list(mode === null ? t('nics.words.single') : t(`nics.modes.${mode}`), isClusterOwned ? t('nics.words.installed') : ''),
    interfaceDetail: (addressing, mtu) => list(t(`nics.addressing.${addressing}`), mtuOf(mtu)),
    clusterBridge: t('nics.words.clusterBridge'),
    clusterBridgeInVlan: (id) => t('nics.words.clusterBridgeInVlan', { id }),
    linuxBridge: t('nics.words.linuxBridge'),
    bridgeNotMade: (hasLayout) => (hasLayout ? t('nics.words.bridgeNotMade') : ''),
    notPlaced: t('nics.words.notPlaced'),
    noNetworkStated: t('nics.words.noNetworkStated'),
    podNetwork: t('nics.words.podNetwork'),
    leftOut: t('nics.words.leftOut'),
    open: t('nics.words.open'),
    unused: t('nics.words.unused'),
    linkDown: t('nics.words.linkDown'),
    free: t('nics.words.free'),
    place: {
      columns: { sourceNic: t('nics.columns.sourceNic'), sourceSwitch: t('nics.columns.sourceSwitch'), sourceNetwork: t('nics.columns.sourceNetwork'), targetNetwork: t('nics.columns.targetNetwork'), bridge: t('nics.columns.bridge'), bond: t('nics.columns.bond'), targetNic: t('nics.columns.targetNic') },
      sections: { hosts: t('nics.sections.hosts'), vms: t('nics.sections.vms') },
    },
  }
}
