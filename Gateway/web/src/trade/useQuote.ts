import { computed, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import { api, answerOf, type Schemas } from '@/api/client'
import type { Problem } from '@/api/problem'
import { useNow } from '@/parts/clock'

type Quote = Schemas['QuoteResult']

/** How long a price may be used (day-trading.md). */
const validMs = 60_000

/** The last quotes by stock, for all parts of the page. Prices of two pages must not differ. */
const quotes = shallowRef<ReadonlyMap<string, Quote>>(new Map())

/** The quote of a stock. */
export interface QuoteState {
  readonly quote: ComputedRef<Quote | null>
  /** How old the quote is, in milliseconds. */
  readonly ageMs: ComputedRef<number>
  readonly isStale: ComputedRef<boolean>
  readonly isBusy: Ref<boolean>
  readonly problem: ShallowRef<Problem | null>
  /** Asks for the price. It is recorded as a command, so it is not done by itself. */
  fetch(): Promise<void>
}

/** Keeps a price that a command has told. */
export function noteQuote(quote: Quote): void {
  quotes.value = new Map(quotes.value).set(quote.symbol, quote)
}

/** The price of a stock that is at hand and may still be used; null where there is none. */
export function priceOf(symbol: string, nowMs: number): string | null {
  const quote = quotes.value.get(symbol)
  return quote && nowMs - Date.parse(quote.quotedAt) < validMs ? quote.price : null
}

export function useQuote(symbol: () => string): QuoteState {
  const now = useNow()
  const isBusy = ref(false)
  const problem = shallowRef<Problem | null>(null)
  const quote = computed(() => quotes.value.get(symbol()) ?? null)
  const ageMs = computed(() => (quote.value ? now.value - Date.parse(quote.value.quotedAt) : 0))

  async function fetch(): Promise<void> {
    isBusy.value = true
    problem.value = null
    const answer = await answerOf(api.GET('/api/v1/quotes/{symbol}', { params: { path: { symbol: symbol() } } }))
    isBusy.value = false
    if (answer.ok) noteQuote(answer.data)
    else problem.value = answer.problem
  }

  return { quote, ageMs, isStale: computed(() => ageMs.value >= validMs), isBusy, problem, fetch }
}
