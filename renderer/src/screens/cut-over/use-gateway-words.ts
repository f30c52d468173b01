import { useI18n } from 'vue-i18n'
import type { GatewayDecision } from '#shared/domain/decisions/gateway-decision.ts'
import type { CutoverNetwork } from './gateway-draft.ts'

/** Who owns a gateway and when it moves, in words. */
export function useGatewayWords() {
  const { t } = useI18n()

  function ownerOf(owner: CutoverNetwork['gatewayOwner'], name: string | null | undefined): string {
    return [t(`cutOver.networks.owners.${owner}`), name ?? ''].filter((part) => part !== '').join(' ')
  }

  function moves({ gatewayDecision, gatewayMoves }: CutoverNetwork): string {
    if (gatewayDecision === null) return gatewayMoves ?? t('cutOver.unknown')
    const when = t(`cutOver.networks.moves.${gatewayDecision.moves}`)
    return gatewayMoves === null ? when : t('cutOver.networks.moveOf', { when, window: gatewayMoves })
  }

  function decided(decision: GatewayDecision): string {
    const when = t(`cutOver.networks.moves.${decision.moves}`)
    return t('cutOver.networks.gateway', { owner: ownerOf(decision.owner, decision.name), moves: decision.moves === 'window' ? t('cutOver.networks.moveOf', { when, window: decision.window }) : when })
  }

  /** What holds of a network's gateway now. */
  function held(network: CutoverNetwork): string {
    return network.gatewayDecision === null ? t('cutOver.networks.gateway', { owner: ownerOf(network.gatewayOwner, network.gatewayOwnerName), moves: moves(network) }) : decided(network.gatewayDecision)
  }

  return { moves, decided, held }
}
