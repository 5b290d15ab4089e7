import { shortFigure } from '@/parts/figures'
import type { PairTotals } from './marketData'

// Beyond that shortFigure has no letter.
const namedMax = 1e15

/** A pair with its volume in one currency that all pairs are compared in. */
export interface RankedPair extends PairTotals {
  /**
   * About how much was sold, in the common currency; null where no chain of pairs leads there, or one of absurd rates that ends beyond
   * all numbers. For ranking only.
   */
  readonly volume: number | null
}

/** The pairs by volume. Sums of different currencies do not compare, so they are taken at the average rates of the messages themselves. */
export function rankPairs(pairs: readonly PairTotals[], common: string): readonly RankedPair[] {
  const values = valuesIn(pairs, common)
  const ranked = pairs.map((totals) => {
    const value = values.get(totals.pair.slice(0, 3))
    const volume = value === undefined ? Infinity : Number(totals.sold) * value
    return { ...totals, volume: Number.isFinite(volume) ? volume : null }
  })
  return ranked.sort((a, b) => (b.volume ?? -1) - (a.volume ?? -1) || b.count - a.count)
}

/** A volume in a few characters. Anybody may send messages, so there are volumes that no market has. */
export function volumeText(volume: number | null): string {
  if (volume === null) return '–'
  return volume < namedMax ? shortFigure(volume.toFixed(2)) : volume.toExponential(1)
}

/** The currency that most messages name: the one that most others have a rate in. */
export function commonCurrency(pairs: readonly PairTotals[]): string {
  const counts = new Map<string, number>()
  for (const { pair, count } of pairs)
    for (const currency of [pair.slice(0, 3), pair.slice(4)]) counts.set(currency, (counts.get(currency) ?? 0) + count)
  let most = ''
  for (const [currency, count] of counts) if (count > (counts.get(most) ?? 0)) most = currency
  return most
}

// From the common currency outwards, over the pairs with most messages first, as their average is the surest.
function valuesIn(pairs: readonly PairTotals[], common: string): ReadonlyMap<string, number> {
  const values = new Map([[common, 1]])
  const open = [...pairs].sort((a, b) => b.count - a.count)
  for (let hasFound = true; hasFound;) {
    hasFound = false
    for (const { pair, vwap } of open) {
      const [from, to, rate] = [pair.slice(0, 3), pair.slice(4), Number(vwap)]
      if (rate <= 0 || values.has(from) === values.has(to)) continue
      if (values.has(to)) values.set(from, values.get(to)! * rate)
      else values.set(to, values.get(from)! / rate)
      hasFound = true
    }
  }
  return values
}
