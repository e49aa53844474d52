// Chance: tells a string that a machine drew from one that people named, in whole numbers.
// @ts-check

import { isNumber, size } from "./words.js";

// The 209 letter pairs that make up 93% of those in names and words of program sources.
const COMMON =
  "abacadagaialamanaparasatauaybabebjblbobubycacechcickclcocrctcudadddedidodsdueaecedeeefegelemenepeqeresetevexey" +
  "fafefffiflfofrfugegigrgshahehihohtiaibicidieifigiliminioipirisitivizjekelaldlelflilllolsltlulymambmemimompnanc" +
  "ndnenfngninnnonsntnuobocodofoiokolomonoooporosotouovowpapepiplpoppprptpupyqurarcrdrergrirlrmrnrorrrsrtrurysasc" +
  "seshsisospssstsustytatctethtitotptrtstttutyueuiulumunupurusutvaveviwawewhwiwoxcxpxtypytze";
const PAIRS = new Set(COMMON.match(/../g));

/**
 * Tell whether letters and digits look drawn by a machine; digits alone never do.
 * @param {string} text
 * @param {string} folded the same, folded
 * @returns {boolean}
 */
export function isDrawn(text, folded) {
  if (isNumber(folded)) return false;
  const length = size(text);
  if (length >= 16 && /^(?:0x)?[0-9a-f]+$/.test(folded) && /[0-9]/.test(folded)) return true;
  const runs = text.match(/[A-Z]?[a-z]+|[A-Z]+|[0-9]+/g)?.length ?? 0;
  if (length >= 6 * runs) return false;
  let pairs = 0;
  let common = 0;
  for (const letters of folded.match(/[a-z]+/g) ?? []) {
    for (let at = 1; at < letters.length; at += 1) {
      pairs += 1;
      if (PAIRS.has(letters.slice(at - 1, at + 1))) common += 1;
    }
  }
  // length / runs + 5 * common / pairs < 6.5, without division
  return pairs ? 2 * length * pairs + 10 * common * runs < 13 * runs * pairs : length < 3 * runs;
}
