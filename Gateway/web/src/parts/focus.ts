import { nextTick } from 'vue'

/** Goes to the first field of a form that something is wrong with, once it is marked. */
export async function focusFault(form: HTMLElement | null): Promise<void> {
  await nextTick()
  form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
}
