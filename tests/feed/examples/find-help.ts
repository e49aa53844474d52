// Find the help for an exchange's error: what it means, the likeliest cause, and the page to read.
//
//     deno run --allow-read find-help-command.ts CATALOG EXCHANGE CODE [MESSAGE]
//
// CATALOG is a file, `catalog.<locale>.json` of the feed; an app calls `load` with an address instead.

import type { CatalogDocument, FeedMeaning } from "../types.d.ts";

export interface Help {
  /** The status, or the topic when the key is not the problem; empty when the feed does not know the error. */
  title: string;
  cause: string;
  /** Always a page that helps: of the code, else of the exchange, else of the help center. */
  url: string;
}

/** Keeps the last good copy: `localStorage` in a browser, a file elsewhere. */
export interface Copies {
  get(address: string): string | null;
  set(address: string, text: string): void;
}

/** The catalogue at an address, or the last good copy without a network. Throws when there is neither. */
export async function load(address: string, copies: Copies): Promise<CatalogDocument> {
  try {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${answer.status}`);
    const text = await answer.text();
    const catalog = parsed(text);
    copies.set(address, text);
    return catalog;
  } catch (fault) {
    const copy = copies.get(address);
    if (copy === null) throw fault;
    return parsed(copy);
  }
}

/** A document as the catalogue it is. Throws for another major version of the shape, and for what is no catalogue. */
export function parsed(text: string): CatalogDocument {
  const catalog: unknown = JSON.parse(text);
  const version = (catalog as Partial<CatalogDocument> | null)?.schema_version;
  if (!version?.startsWith("1.")) throw new Error("not version 1 of the feed");
  return catalog as CatalogDocument;
}

/** The help for an error. `message` decides between the meanings of a code that has several. */
export function findHelp(catalog: CatalogDocument, exchange: string, code: string, message = ""): Help {
  const venue = own(catalog.exchanges, exchange);
  const found = own(venue?.codes, code);
  const url = found?.help_url ?? venue?.help_url ?? catalog.help_url;
  // Most likely first. A status or topic newer than this program is passed over, as the feed's rules ask.
  for (const answer of meaning(found?.meanings ?? [], message)?.answers ?? []) {
    const status = own(catalog.statuses, answer.status);
    const topic = own(catalog.topics, answer.topic);
    if (status) {
      const cause = status.causes.find((each) => each.id === answer.cause);
      return { title: status.title.text, cause: cause?.name.text ?? "", url };
    }
    if (topic) return { title: topic.name.text, cause: topic.sentence.text, url };
  }
  return { title: "", cause: "", url };
}

/** The meaning whose words the message holds, else the one that asks for none, else the first. */
function meaning(meanings: readonly FeedMeaning[], message: string): FeedMeaning | undefined {
  const said = spaced(message);
  const spoken = meanings.find((each) => each.phrases.some((phrase) => said.includes(spaced(phrase))));
  return spoken ?? meanings.find((each) => each.phrases.length === 0) ?? meanings[0];
}

function spaced(text: string): string {
  return text.toLowerCase().split(/\s+/).filter(Boolean).join(" ");
}

function own<Value>(record: Record<string, Value> | undefined, name: string | undefined): Value | undefined {
  return record && name !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
}
