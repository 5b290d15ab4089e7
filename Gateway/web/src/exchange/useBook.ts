import { ref, watch, type Ref, type ShallowRef } from 'vue'
import { live } from '@/live/live'
import { OrderBook, type BookData, type BookView } from './book'
import { useFrames } from '@/live/useFrames'

const retryMs = 1_000

/** The book of an instrument, live. `isLoaded` is false until the first snapshot. */
export function useBook(symbol: Ref<string | null>): { readonly book: ShallowRef<BookView>; readonly isLoaded: Ref<boolean> } {
  let book = new OrderBook()
  const { shown, changed } = useFrames(() => book.view())
  const isLoaded = ref(false)

  watch(
    symbol,
    (now, _, onCleanup) => {
      isLoaded.value = false
      book = new OrderBook()
      shown.value = book.view()
      if (now === null) return
      let stop = follow(now)
      onCleanup(() => stop())

      function follow(of: string): () => void {
        return live.subscribe<BookData, BookData>(
          { channel: 'book', symbol: of },
          { snapshot: (frame) => take(book.load(frame.data)), update: (frame) => take(book.apply(frame.data)) },
        )
      }

      // What differs from the gateway's book is asked for anew, though not without a pause, in case that does not help.
      function take(isSound: boolean): void {
        isLoaded.value = true
        changed()
        if (isSound) return
        stop()
        const again = setTimeout(() => (stop = follow(now!)), retryMs)
        stop = () => clearTimeout(again)
      }
    },
    { immediate: true },
  )
  return { book: shown, isLoaded }
}
