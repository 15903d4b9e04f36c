/** Lets the canvas around a field or bar that goes away take the keys again; else they would go nowhere. */
export function giveKeysBack(element: Element): void {
  element.closest<HTMLElement>('.cv-root')?.focus({ preventScroll: true });
}
