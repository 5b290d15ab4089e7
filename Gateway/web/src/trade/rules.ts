import type { Problem } from '@/api/problem'
import { compareDecimals, parseDecimal, wholeQuotient, type Decimal } from '@/parts/decimal'

/** The fields of the forms of day trading. */
export type TradeField = 'symbol' | 'amount' | 'price'

/** What is wrong with which field. */
export type Faults = Partial<Record<TradeField, string>>

const most: Decimal = { units: 9_000_000_000_000n, scale: 0 }

/** What is wrong with a stock symbol as it is typed; null where nothing is. */
export function symbolFault(symbol: string): string | null {
  if (symbol === '') return 'Enter a stock.'
  return /^[A-Za-z0-9]{1,3}$/.test(symbol) ? null : 'One to three letters or digits.'
}

/** What is wrong with dollars as they are typed; null where nothing is. */
export function dollarsFault(text: string): string | null {
  if (text.trim() === '') return 'Enter an amount.'
  const amount = parseDecimal(text)
  if (!amount) return 'A number such as 250.00.'
  if (amount.units <= 0n) return 'More than zero.'
  if (amount.scale > 2) return 'At most two decimals.'
  return compareDecimals(amount, most) > 0 ? 'At most 9,000,000,000,000.' : null
}

/** How many shares an amount buys at a price: whole ones only; null where either is no amount. */
export function estimatedShares(amount: string, price: string): bigint | null {
  const dollars = parseDecimal(amount)
  const each = parseDecimal(price)
  return dollars && each && dollars.units > 0n && each.units > 0n ? wholeQuotient(dollars, each) : null
}

const words: Record<string, string> = {
  ok: 'Done',
  bad_amount: 'Not an amount',
  insufficient_funds: 'Not enough cash',
  insufficient_shares: 'Not enough shares',
  less_than_one_share: 'Less than one share',
  nothing_pending: 'Nothing was pending',
  no_trigger_amount: 'No amount was set',
  quote_unavailable: 'No price to be had',
  limit_exceeded: 'Over the limit',
  unknown_user: 'No account',
  malformed: 'Malformed',
  forbidden: 'Not allowed',
  overloaded: 'Too busy',
  internal: 'Outcome unknown',
}

/** A command's status in a few words. */
export function statusWords(code: string): string {
  return words[code] ?? code
}

const sentences: Record<string, [TradeField, string]> = {
  bad_amount: ['amount', 'Not an amount: dollars with at most two decimals.'],
  insufficient_funds: ['amount', 'You have less cash than that.'],
  insufficient_shares: ['amount', 'Your shares are worth less than that.'],
  less_than_one_share: ['amount', 'That is less than one share.'],
  limit_exceeded: ['amount', 'That is more than an account may hold.'],
  quote_unavailable: ['symbol', 'There is no price now. Try again in a moment.'],
  no_trigger_amount: ['price', 'The amount is gone: set it again.'],
}

/** The faults of a refused command beside the fields that caused them; empty where no field did. */
export function faultsOf(problem: Problem): Faults {
  const faults: Faults = {}
  for (const field of ['symbol', 'amount', 'price'] as const) {
    const message = problem.fields[field]
    if (message !== undefined) faults[field] = `The ${field === 'symbol' ? 'stock' : field} ${message}.`
  }
  const known = sentences[problem.code]
  if (known && Object.keys(faults).length === 0) faults[known[0]] = known[1]
  return faults
}

const commandWords: Record<string, string> = {
  ADD: 'Add cash',
  QUOTE: 'Quote',
  BUY: 'Buy',
  COMMIT_BUY: 'Commit buy',
  CANCEL_BUY: 'Cancel buy',
  SELL: 'Sell',
  COMMIT_SELL: 'Commit sell',
  CANCEL_SELL: 'Cancel sell',
  SET_BUY_AMOUNT: 'Buy trigger: amount',
  SET_BUY_TRIGGER: 'Buy trigger: price',
  CANCEL_SET_BUY: 'Buy trigger: cancel',
  SET_SELL_AMOUNT: 'Sell trigger: amount',
  SET_SELL_TRIGGER: 'Sell trigger: price',
  CANCEL_SET_SELL: 'Sell trigger: cancel',
  DUMPLOG: 'Dump log',
  DISPLAY_SUMMARY: 'Summary',
}

/** A command's name for people. */
export function commandText(command: string): string {
  return commandWords[command] ?? command
}
