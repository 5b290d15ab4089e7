import { ref } from 'vue'

/** A message that goes away by itself. */
export interface Toast {
  readonly id: number
  readonly kind: 'good' | 'bad' | 'neutral'
  readonly text: string
}

const shownMs = 5_000
const shownMax = 4
let last = 0

export const toasts = ref<readonly Toast[]>([])

/** Tells that something has happened. What a person must act on belongs beside the place of action instead. */
export function tell(text: string, kind: Toast['kind'] = 'neutral'): void {
  const id = ++last
  toasts.value = [...toasts.value, { id, kind, text }].slice(-shownMax)
  setTimeout(() => dismiss(id), shownMs)
}

export function dismiss(id: number): void {
  toasts.value = toasts.value.filter((toast) => toast.id !== id)
}
