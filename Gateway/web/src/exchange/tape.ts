/** A trade of the public tape. */
export interface Trade {
  readonly tradeId: number
  readonly price: string
  readonly quantity: string
  readonly takerSide: 'buy' | 'sell'
  readonly ts: string
}

/** Puts trades on a tape, newest first. Those that are on it already change nothing, so a repeated frame does no harm. */
export function addTrades(tape: readonly Trade[], trades: readonly Trade[], most = 100): readonly Trade[] {
  const last = tape[0]?.tradeId ?? -1
  const fresh = trades.filter((trade) => trade.tradeId > last).sort((a, b) => b.tradeId - a.tradeId)
  return fresh.length === 0 ? tape : [...fresh, ...tape].slice(0, most)
}
