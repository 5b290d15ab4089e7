import { computed, ref, watch, type Ref, type ShallowRef } from 'vue'
import { useFrames } from '@/live/useFrames'
import { useTopic } from '@/live/live'
import type { Topic, TopicState } from '@/live/topic'
import { OrderBook, type BookData, type BookView } from './book'

const retryMs = 1_000

/** The book of an instrument, live. */
export function useBook(symbol: Ref<string | null>): { readonly book: ShallowRef<BookView>; readonly topic: TopicState } {
  let book = new OrderBook()
  const { shown, changed } = useFrames(() => book.view())
  const isFaulty = ref(false)

  watch(symbol, () => {
    isFaulty.value = false
    book = new OrderBook()
    shown.value = book.view()
  })
  const named = computed<Topic | null>(() => (symbol.value === null || isFaulty.value ? null : { channel: 'book', symbol: symbol.value }))
  const topic = useTopic<BookData, BookData>(named, {
    snapshot: (frame) => take(book.load(frame.data)),
    update: (frame) => take(book.apply(frame.data)),
  })

  // What differs from the gateway's book is asked for anew, though not without a pause, in case that does not help.
  watch(isFaulty, (now, _, onCleanup) => {
    if (!now) return
    const again = setTimeout(() => (isFaulty.value = false), retryMs)
    onCleanup(() => clearTimeout(again))
  })

  function take(isSound: boolean): void {
    changed()
    if (!isSound) isFaulty.value = true
  }
  return { book: shown, topic }
}
