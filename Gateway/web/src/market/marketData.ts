/** How many candles of a minute are read and shown. */
export const dayOfMinutes = 1_440

/** The totals of the market processor. */
export interface MarketStats {
  readonly seq: number
  readonly ts: string
  readonly messages: number
  readonly accepted: number
  readonly processed: number
  readonly refused: number
  readonly refusedByCode: Readonly<Record<string, number>>
  readonly classes: Readonly<Record<string, number>>
  readonly warnings: Readonly<Record<string, number>>
  readonly perSecond: number
  readonly perSecondPeak: number
  readonly distinctUsers: number
  readonly distinctUsersError: number
  readonly pairs: number
  readonly countries: number
  readonly deadLetters: number
}

/** The totals of a pair of currencies: what was sold for what. */
export interface PairTotals {
  readonly pair: string
  readonly count: number
  readonly sold: string
  readonly bought: string
  readonly vwap: string
  readonly lastRate: string
  readonly lastReceivedAt: string
}

/** What a country traded, with its largest flows. A flow has no pair where pairs were too many to keep apart. */
export interface CountryTotals {
  readonly country: string
  readonly count: number
  readonly flows: readonly { readonly pair: string | null; readonly count: number; readonly sold: string; readonly bought: string }[]
}

/** The effective rates of a pair in a minute. */
export interface RateCandle {
  readonly openTime: string
  readonly open: string
  readonly high: string
  readonly low: string
  readonly close: string
  readonly count: number
  readonly sold: string
  readonly bought: string
}

/** A message that could not be processed. */
export interface DeadLetter {
  readonly id: string
  readonly reason: string
  readonly tries: number
  readonly failedAt: string
  readonly message: {
    readonly userId: string
    readonly currencyFrom: string
    readonly currencyTo: string
    readonly amountSell: string
    readonly amountBuy: string
    readonly originatingCountry: string
    readonly receivedAt: string
  }
}

/** A number of messages with its name in words. */
export interface Tally {
  readonly key: string
  readonly text: string
  readonly count: number
}

const words: Readonly<Record<string, string>> = {
  direct: 'Sold × rate = bought',
  inverse: 'Bought × rate = sold',
  mismatch: 'Amounts and rate differ',
  blanks_in_value: 'White space around a value',
  blanks_in_key: 'White space in a key',
  currency_replaced: 'Old currency code',
  country_replaced: 'Old country code',
  not_json: 'Not JSON',
  not_an_object: 'Not an object',
  body_too_large: 'Too large',
  unsupported_media_type: 'Other media type',
  bad_item_count: 'Too many in one array',
  rate_limited: 'Too many a second',
  queue_full: 'Queue full',
  missing: 'Field missing',
  duplicate: 'Field twice',
  wrong_type: 'Wrong type',
  bad_length: 'Wrong length',
  bad_characters: 'Wrong characters',
  unknown_currency: 'Unknown currency',
  same_currency: 'Same currency twice',
  unknown_country: 'Unknown country',
  not_a_number: 'Not a number',
  not_positive: 'Not above zero',
  out_of_range: 'Out of range',
  bad_time: 'Not a time',
  in_future: 'In the future',
  strict_warning: 'Strict: needs repair',
  strict_mismatch: 'Strict: amounts and rate differ',
  internal: 'Internal error',
}

/** Counts by code as a list in words, the largest first; those of nothing are left out. */
export function tallies(counts: Readonly<Record<string, number>>): readonly Tally[] {
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([key, count]) => ({ key, text: words[key] ?? key.replaceAll('_', ' '), count }))
    .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1))
}

/** A code of the market processor in words. */
export function inWords(code: string): string {
  return words[code] ?? code.replaceAll('_', ' ')
}

/** Digits behind the point that show a rate to about six figures, and all of a pair's rates in line. */
export function placesOfRate(rate: string): number {
  const size = Math.abs(Number(rate))
  if (size >= 1_000) return 2
  if (size >= 10) return 4
  return size >= 0.01 ? 6 : 8
}
