// Reply: puts together, from ready sentences of a locale, what an agent can send to the customer.
// @ts-check

/** Greeting, opening, cause, numbered steps and closing, with a blank line between each two. @param {any} result @param {any} replies @returns {string} */
export function compose(result, replies) {
  const parts = [replies.greeting, ...middle(result, replies), result.secret_seen && replies.secret_seen, replies.closing];
  const exchange = own(replies.exchanges, result.exchange) || replies.your_exchange;
  let text = parts.filter(Boolean).join("\n\n");
  for (const [name, value] of Object.entries({ ...result.params, exchange }).sort()) text = text.split(`{${name}}`).join(String(value));
  return text;
}

const own = (entries, name) => (Object.hasOwn(entries, name) ? entries[name] : undefined);

function middle(result, replies) {
  if (result.result === "unknown") return [replies.unknown];
  if (result.result === "none") return [replies.none, own(replies.topics, result.topic)?.sentence];
  const status = own(replies.statuses, result.status);
  if (!status) return [];
  const parts = [opening(status, result.params, replies.plurals.row), result.question && replies.ambiguous];
  const cause = own(status.causes, result.cause);
  return cause ? [...parts, cause.text, cause.steps.map((step, index) => `${index + 1}. ${step}`).join("\n")] : parts;
}

/** The opening's plural form by the counted parameter; the general form when there is none. */
function opening({ opening: forms, count }, params, row) {
  const number = params[count];
  const letter = number === undefined ? "x" : row[number < 200 ? number : 100 + (number % 100)];
  const category = { z: "zero", o: "one", t: "two", f: "few", m: "many", x: "other" }[letter] ?? "other";
  return forms[category] || forms.other || Object.values(forms)[0];
}

/** The pages of the locale that explain the result. @param {any} result @param {any} replies */
export function links({ status, exchange }, { urls, exchanges }) {
  const page = (url, name) => url.split("{slug}").join(name.replaceAll("_", "-"));
  return {
    ...(status && { status: page(urls.status, status) }),
    ...(Object.hasOwn(exchanges, exchange) && { exchange: page(urls.exchange, exchange) }),
  };
}
