// Dialog: keeps the keyboard inside an open quick guide and closes it on Escape, its button, or a press beside it.
// @ts-check

const REACHABLE = "a[href], button, [tabindex='0']";

/**
 * Makes a dialog's own behaviour the same in every browser. `showModal()` does the rest: it makes the page behind inert
 * and closes on Escape.
 *
 * @param {HTMLDialogElement} dialog
 */
export function behave(dialog) {
  let pressed = false;
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "Tab") keepInside(dialog, event);
  });
  // Text that is selected with the mouse may end beside the dialog: only a press that starts there closes it.
  dialog.addEventListener("pointerdown", (event) => (pressed = beside(dialog, event)));
  dialog.addEventListener("click", (event) => {
    if (pressed && beside(dialog, event)) dialog.close();
  });
}

/**
 * @param {HTMLDialogElement} dialog
 * @param {KeyboardEvent} event
 */
function keepInside(dialog, event) {
  const stops = [...dialog.querySelectorAll(REACHABLE)].filter((each) => each instanceof HTMLElement);
  const root = dialog.getRootNode();
  const now = root instanceof ShadowRoot ? root.activeElement : document.activeElement;
  const [from, to] = event.shiftKey ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]];
  if (now === from || now === dialog) {
    event.preventDefault();
    to?.focus();
  }
}

/**
 * @param {HTMLDialogElement} dialog
 * @param {MouseEvent} event
 */
function beside(dialog, event) {
  const box = dialog.getBoundingClientRect();
  const { clientX: x, clientY: y, target } = event;
  return target === dialog && (x < box.left || x > box.right || y < box.top || y > box.bottom);
}
