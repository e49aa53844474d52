// Search query: lets the theme's search take codes as people type them.
// @ts-check

/**
 * The theme reads a query in a language of its own, where a leading `-` excludes a word and a colon names a field:
 * `-2015` finds everything else, `EAPI:Invalid key` finds nothing. Readers mean neither.
 *
 * @param {string} query what stands in the field
 * @returns {string} the words of it
 */
export function plainQuery(query) {
  return query.replace(/[-+~^*:"\\]+/g, " ");
}

/**
 * Hands the theme the plain query whenever it reads the field; the reader goes on seeing what was typed.
 *
 * @param {Document} page
 */
export function settleSearchQuery(page) {
  const field = page.querySelector("[data-md-component=search-query]");
  const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
  if (!(field instanceof HTMLInputElement) || !value?.get || !value.set) return;
  const { get, set } = value;
  Object.defineProperty(field, "value", {
    configurable: true,
    get() {
      return plainQuery(get.call(field));
    },
    set(text) {
      set.call(field, text);
    },
  });
}
