"""Hostile: texts that nobody would paste, made from a seed, and rich in what the engines look for."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import Any
from urllib.parse import quote

ALPHANUMERIC = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
HEX = "0123456789abcdef"
MARKS = (
    "{ } [ ] ( ) < > \" ' ` “ ” „ « » ‘ ’ : = => -> , ; | \\ \\\\ \\n \\\" \\u0022 \\u00e9 \\ud83d %22 %7B %7D %3A "
    "%2C %26 %0A &quot; &#34; &#x27; &amp;quot; &#1114112; &#55357; # // /* - -- ----- _ . .. @ :// :: % $ * + ? ^ ~ "
    "！ ＝ ： ， 。"
).split(" ")  # fmt: skip
SPACES = (" ", " ", " ", "\n", "\t", "\r\n", "\xa0", "\u3000", "\u2028", "\u2029", "\x0b", "\x7f", "\x00", "\x85", "")
ODD = (
    "\ud83d", "\ude00", "\ud83d\ude00", "😀", "👩‍👩‍👧", "🇳🇱", "\U0001f511", "\U00020000", "\U00010400",
    "\U000e0001", "密钥", "無効", "キー", "کلید", "مفتاح", "\u202e", "\u200f", "\u200b", "\ufeff", "\ufffd",
    "\uffff", "é", "e\u0301", "İ", "ı", "ſ", "K", "ß", "ǅ", "٣٤", "۱۲", "१२", "²", "①", "Ⅳ", "ａｐｉ",
    "－２０１５", "ﬁ", "한글", "ключ", "Ошибка", "\U0001d7d8\U0001d7d9\U0001d7da", "៣២០១", "³²¹", "᠐",
    "İnvalid", "ınvalid key", "ſecret", "to\u212aen", "APİ key", "a\u0307pi", "ke\u0301y", "\u0301", "\u0345",
    "code\xa0:\xa0-2015", "\u2028", "ẞ", "Σς", "ꙮ", "\U0001d40a\U0001d41e\U0001d432",
    "\U0001f469\u200d\U0001f4bb", "\udc00\ud800",
)  # fmt: skip
NAMES = (
    "code msg message error errors retCode ret_code retMsg err-code err_code err-msg label reason status success data "
    "result detail name permissions ipRestrict ips expiredAt expireTime createTime enableWithdrawals enableFutures "
    "apiKey api_key secret passphrase signature sign token X-MBX-APIKEY KC-API-PASSPHRASE OK-ACCESS-KEY "
    "Authorization Cookie password memo clientid sessionid __proto__ constructor toString 0 1 10 length"
).split()
NUMBERS = (
    "0 1 -1 00 007 400 401 403 429 451 502 1e5 1.0 -0 0.1e-7 9007199254740993 123456789012345678901234567890 NaN "
    "Infinity -Infinity true false null None True 1700000000 1700000000000 1900000000 1900000000000 "
    "1900000000000000000 2027-01-01T00:00:00Z 2020-13-45 127.0.0.1 999.1.1.1 2001:db8::1 fe80:: 1.2.3.4.5 v1.2.3.4"
).split()
WRAPPERS: tuple[Callable[[str], str], ...] = (
    lambda text: text,
    lambda text: f"binance {text}",
    lambda text: f"ccxt.base.errors.AuthenticationError: okx {text}",
    lambda text: f"HTTP status is 401. Error: {text}",
    json.dumps,
    lambda text: json.dumps({"body": json.dumps({"raw": text})}, ensure_ascii=False),
    lambda text: quote(text.encode("utf-8", "replace").decode()),
    lambda text: quote(quote(text.encode("utf-8", "replace").decode())),
    lambda text: text.replace('"', "'"),
    lambda text: text.replace('"', "“"),
    lambda text: text.replace('"', ""),
    lambda text: text.replace('"', '\\"').replace("\n", "\\n"),
    lambda text: f"<html><head><title>403 Forbidden</title></head><body>{text}</body></html>",
    lambda text: f"Array\n(\n    [code] => {text}\n    [msg] => {text}\n)",
    lambda text: f'array(2) {{\n  ["code"]=>\n  int(401)\n  ["msg"]=>\n  string(9) "{text}"\n}}',
    lambda text: f"HTTP/1.1 401 Unauthorized\r\nKC-API-SIGN: x\r\n\r\n{text}",
    lambda text: f"Mijn key doet het niet: {text} wat nu",
    lambda text: f"2026-11-20 12:00:00,123 ERROR line 2015 {text}\n  at request (/srv/app/index.js:401:12)",
    lambda text: text[: len(text) // 2],
    lambda text: text[::-1],
    lambda text: "{" * 70 + text + "}" * 70,
    lambda text: "[" * 9 + text,
    lambda text: f"    request['url'], headers[\"body\"])\nanswer['msg'] = {text}[\"code\"]['a b']",
    lambda text: text + "\n" + text,
)


def hostile_texts(table: dict[str, Any], samples: Sequence[str], count: int, seed: int = 2026) -> Iterator[str]:
    """Yield `count` texts, always the same for one seed: from a table's own words, from samples, and from nothing."""
    maker = _Maker(Random(seed), table, samples)
    for _ in range(count):
        yield maker.text()


class _Maker:
    def __init__(self, random: Random, table: dict[str, Any], samples: Sequence[str]) -> None:
        self.random = random
        self.samples = samples
        codes = sorted({code for row in table["signatures"] for code in row[2]})
        fields = sorted({field for row in table["readings"] for field in row[2]})
        envelopes = sorted({field for row in table["envelopes"] for field in row[1]})
        labels = [text.replace("{days}", "7") for text, _, _ in table["labels"]]
        self.known: tuple[Sequence[str], ...] = (table["phrases"], codes, labels, fields, envelopes, NAMES)

    def text(self) -> str:
        made = self.random.choice((self.soup, self.body, self.body, self.mutated, self.mutated, self.paste))()
        for _ in range(self.random.choice((0, 0, 1, 1, 2, 3))):
            made = self.random.choice(WRAPPERS)(made)
        return made[:6000]

    def soup(self) -> str:
        return "".join(self.piece() for _ in range(self.random.randint(0, 40)))

    def paste(self) -> str:
        """Several payloads with words and secrets between them."""
        parts = [
            self.random.choice((self.sample, self.body, self.soup, self.named))()
            for _ in range(self.random.randint(2, 5))
        ]
        return self.random.choice(("\n", " ", "\n\n", ", ", "")).join(parts)

    def sample(self) -> str:
        return self.random.choice(self.samples)

    def mutated(self) -> str:
        """A sample with pieces put in, cut out or doubled."""
        text = self.sample()
        for _ in range(self.random.randint(0, 4)):
            at, size = self.random.randint(0, len(text)), self.random.randint(0, 8)
            middle = self.random.choice(("", self.piece(), self.piece(), text[at : at + size] * 2))
            text = text[:at] + middle + text[at + size :]
        return text

    def body(self) -> str:
        """An object of names and values, as JSON or nearly so."""
        value = self.value(self.random.randint(0, 4))
        return json.dumps(value, ensure_ascii=self.random.random() < 0.3, indent=self.random.choice((None, None, 2)))

    def value(self, depth: int) -> Any:
        if depth <= 0:
            return self.random.choice(
                (self.word(), self.word(), self.secret(), self.number(), None, True, False, {}, [])
            )
        if self.random.random() < 0.25:
            return [self.value(depth - 1) for _ in range(self.random.randint(0, 3))]
        names = [self.random.choice((*NAMES, self.word())) for _ in range(self.random.randint(1, 6))]
        return {name: self.value(depth - self.random.randint(1, 3)) for name in names}

    def number(self) -> Any:
        text = self.random.choice((*NUMBERS, self.random.choice(self.known[1])))
        try:
            return json.loads(text)
        except ValueError:
            return text

    def word(self) -> str:
        text = self.random.choice(self.random.choice(self.known))
        return self.random.choice((text, text, text.upper(), text.lower(), text.title(), text.replace(" ", "_")))

    def piece(self) -> str:
        make = self.random.choice(
            (self.word, self.word, self.mark, self.mark, self.odd, self.space, self.secret, self.named, self.digits)
        )
        return make() + self.random.choice(SPACES)

    def mark(self) -> str:
        return self.random.choice(MARKS) * self.random.choice((1, 1, 1, 2, 5))

    def odd(self) -> str:
        return self.random.choice(ODD) * self.random.choice((1, 1, 2, 60))

    def space(self) -> str:
        return self.random.choice(SPACES) * self.random.choice((1, 2, 20))

    def digits(self) -> str:
        return self.random.choice(NUMBERS)

    def foreign_digits(self) -> str:
        """Digits of other scripts, or with some of ours among them: numbers to Unicode, letters to the engines."""
        return self.drawn(
            self.random.choice(("²³¹", "٠١٢٣", "\U0001d7ce\U0001d7cf", "12²", "0٩", "9\U0001d7d8")), 4, 8, 9, 16, 17
        )

    def drawn(self, letters: str, *sizes: int) -> str:
        return "".join(self.random.choice(letters) for _ in range(self.random.choice(sizes)))

    def secret(self) -> str:
        groups = [self.drawn(HEX, 8), *(self.drawn(HEX, 4) for _ in range(3)), self.drawn(HEX, 12, 5)]
        return self.random.choice(
            (
                self.drawn(ALPHANUMERIC, 7, 8, 12, 15, 16, 18, 36, 64),
                self.drawn(HEX, 15, 24, 32, 64),
                self.drawn(ALPHANUMERIC + "+/", 27, 55, 87) + self.random.choice(("", "=", "==")),
                "-".join(groups),
                "-".join(self.drawn(HEX, 8) for _ in range(3)) + "-" + self.drawn(HEX, 5, 8),
                "mx0" + self.drawn(ALPHANUMERIC, 15),
                "bg_" + self.drawn(HEX, 32),
                f"eyJ{self.drawn(ALPHANUMERIC, 20)}.{self.drawn(ALPHANUMERIC, 40)}.{self.drawn(ALPHANUMERIC, 43)}",
                f"organizations/{'-'.join(groups)}/apiKeys/{'-'.join(groups)}",
                f"-----BEGIN EC PRIVATE KEY-----\\n{self.drawn(ALPHANUMERIC, 64)}\\n-----END EC PRIVATE KEY-----",
                f"-----BEGIN {self.odd()}-----\n{self.drawn(ALPHANUMERIC + '+/', 64, 30)}\n",
                f"{self.drawn(ALPHANUMERIC, 5)}.{self.drawn(HEX, 3)}@example.com",
                f"https://{self.drawn(HEX, 9)}:{self.drawn(ALPHANUMERIC, 12)}@api.example.com/",
            )
        )

    def named(self) -> str:
        """A secret, or what looks like one, behind a name."""
        name = self.random.choice(NAMES) + self.random.choice(("", "", "1", "_2"))
        opening = self.random.choice(("", '"', "'", "`", '\\"', "%22", "&quot;", "“"))
        closing = {"“": "”"}.get(opening, opening) if self.random.random() < 0.8 else ""
        joint = self.random.choice(
            (":", "=", ": ", " = ", "=>", "->", " is ", " ", ", ", "%3D", "：", "]=> string(9) ", ">")
        )
        value = self.random.choice(
            (
                self.secret(),
                self.word(),
                self.odd() + self.drawn(ALPHANUMERIC, 4),
                "p4ss!" + self.odd(),
                "invalid",
                self.foreign_digits(),
            )
        )
        return f"{opening}{name}{closing}{joint}{opening}{value}{closing}"
