"""Chance: tells a string that a machine drew from one that people named, in whole numbers.

Keys and secrets are random letters and digits; error names, classes and order types are made of words. Two measures
separate them: the length of runs of one kind (`Get`, `ERR`, `2024`), and the share of letter pairs that are common in
English and in source code. Entropy does not: `ERR_INSUFFICIENT_PERMISSIONS_403_FORBIDDEN` has plenty of it.
"""

from __future__ import annotations

from generator.triage.words import compiled, is_number

_RUNS = "[A-Z]?[a-z]+|[A-Z]+|[0-9]+"
_LETTERS = "[a-z]+"
_HEX = "(?:0x)?[0-9a-f]+"

# The 209 letter pairs that make up 93% of those in names and words of program sources.
_COMMON = (
    "abacadagaialamanaparasatauaybabebjblbobubycacechcickclcocrctcudadddedidodsdueaecedeeefegelemenepeqeresetevexeyfafef"
    "ffiflfofrfugegigrgshahehihohtiaibicidieifigiliminioipirisitivizjekelaldlelflilllolsltlulymambmemimompnancndnenfngnin"
    "nnonsntnuobocodofoiokolomonoooporosotouovowpapepiplpoppprptpupyqurarcrdrergrirlrmrnrorrrsrtrurysascseshsisospssstsus"
    "tytatctethtitotptrtstttutyueuiulumunupurusutvaveviwawewhwiwoxcxpxtypytze"
)
_PAIRS = frozenset(_COMMON[at : at + 2] for at in range(0, len(_COMMON), 2))


def is_drawn(text: str, folded: str) -> bool:
    """Tell whether letters and digits (`text`, and the same folded) look drawn by a machine.

    Digits alone never do: they are times, amounts and order numbers.
    """
    if is_number(folded):
        return False
    length = len(text)
    if length >= 16 and compiled(_HEX).fullmatch(folded) and not folded.isalpha():
        return True
    runs = len(compiled(_RUNS).findall(text))
    if length >= 6 * runs:
        return False
    pairs = common = 0
    for letters in compiled(_LETTERS).findall(folded):
        before = letters[0]
        for letter in letters[1:]:
            pairs += 1
            common += before + letter in _PAIRS
            before = letter
    # length / runs + 5 * common / pairs < 6.5, without division
    return 2 * length * pairs + 10 * common * runs < 13 * runs * pairs if pairs else length < 3 * runs
