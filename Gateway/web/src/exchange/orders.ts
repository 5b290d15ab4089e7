export type Side = 'buy' | 'sell'
export type OrderStatus = 'New' | 'PartiallyFilled' | 'Filled' | 'Cancelled' | 'Rejected'

/** An order as all doors write it; only what the page shows. */
export interface Order {
  readonly orderId: string
  readonly clientOrderId: string | null
  readonly symbol: string
  readonly side: Side
  readonly type: 'limit' | 'market'
  readonly timeInForce: 'GTC' | 'IOC' | 'FOK'
  readonly postOnly: boolean
  readonly selfTradePrevention: string
  readonly price: string | null
  readonly quantity: string | null
  readonly quoteQuantity: string | null
  readonly filledQuantity: string
  readonly filledQuote: string
  readonly status: OrderStatus
  readonly reason: string | null
  readonly createdAt: string
  /** When the book got it; null before. */
  readonly receivedAt: string | null
  readonly updatedAt: string
}

/** A fill of one of the user's orders. */
export interface Fill {
  readonly orderId: string
  readonly symbol: string
  readonly side: Side
  readonly tradeId: number
  readonly price: string
  readonly quantity: string
  readonly fee: string
  readonly feeAsset: string
  readonly role: 'maker' | 'taker'
  readonly ts: string
}

/** A balance of one asset. */
export interface Balance {
  readonly asset: string
  readonly available: string
  readonly locked: string
}

export function isOpen(order: Order): boolean {
  return order.status === 'New' || order.status === 'PartiallyFilled'
}

/** Takes an order's newest state into the list of open ones, newest first; one that is over leaves it. Ids are made in order of time. */
export function withOrder(open: readonly Order[], order: Order): readonly Order[] {
  const others = open.filter((known) => known.orderId !== order.orderId)
  if (!isOpen(order)) return others.length === open.length ? open : others
  const index = open.findIndex((known) => known.orderId === order.orderId)
  if (index >= 0) return open.map((known, i) => (i === index ? order : known))
  const place = others.findIndex((known) => known.orderId < order.orderId)
  return place < 0 ? [...others, order] : [...others.slice(0, place), order, ...others.slice(place)]
}

/** Puts a fill on the list, newest first. */
export function withFill(fills: readonly Fill[], fill: Fill, most = 100): readonly Fill[] {
  return [fill, ...fills].slice(0, most)
}

/** Sets one asset's balance and keeps the order in which they are shown. */
export function withBalance(balances: readonly Balance[], balance: Balance): readonly Balance[] {
  const index = balances.findIndex((known) => known.asset === balance.asset)
  if (index >= 0) return balances.map((known, i) => (i === index ? balance : known))
  return [...balances, balance].sort((a, b) => (a.asset === 'USD' ? -1 : b.asset === 'USD' ? 1 : a.asset < b.asset ? -1 : 1))
}

const statusWords: Record<OrderStatus, string> = {
  New: 'Open',
  PartiallyFilled: 'Partly filled',
  Filled: 'Filled',
  Cancelled: 'Cancelled',
  Rejected: 'Rejected',
}

const reasonWords: Record<string, string> = {
  user: 'by you',
  unfilled: 'nothing more to trade with',
  killed: 'could not be filled whole',
  self_trade: 'would have traded with yourself',
  post_only_would_take: 'post-only, and would have taken',
  instrument_halted: 'the instrument is halted',
  insufficient_funds: 'not enough available',
  limit_exceeded: 'over a limit',
}

/** An order's state in words, with the reason where there is one. */
export function statusInWords(order: Pick<Order, 'status' | 'reason'>): string {
  const reason = order.reason === null ? undefined : (reasonWords[order.reason] ?? order.reason)
  return reason === undefined ? statusWords[order.status] : `${statusWords[order.status]}: ${reason}`
}

/** What became of an order that was just placed, for a passing message. */
export function orderInWords(order: Order): string {
  const what = `${order.side === 'buy' ? 'Buy' : 'Sell'} ${order.symbol}`
  if (order.status === 'Filled') return `${what}: filled, ${order.filledQuantity} for ${order.filledQuote}`
  if (order.status === 'PartiallyFilled') return `${what}: ${order.filledQuantity} filled, the rest is in the book`
  if (order.status === 'New') return `${what}: in the book`
  const filled = order.filledQuantity === '0' ? '' : `, ${order.filledQuantity} filled`
  return `${what}: ${statusInWords(order).toLowerCase()}${filled}`
}
