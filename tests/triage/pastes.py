"""Pastes: keys and secrets of every exchange's format, made from a seed, in every wrapper that people use."""

from __future__ import annotations

import base64
import html
import json
import string
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from urllib.parse import quote

ALPHANUMERIC = string.ascii_letters + string.digits
CAPITALS = string.ascii_uppercase + string.digits
HEX = "0123456789abcdef"
NAMES = {
    "key": ("apiKey", "api_key", "X-MBX-APIKEY", "KC-API-KEY", "OK-ACCESS-KEY", "AccessKeyId", "X-BAPI-API-KEY", "key"),
    "secret": ("secret", "secretKey", "api_secret", "apiSecret", "privateKey", "API_SECRET", "private_key"),
    "signature": ("signature", "sign", "X-BAPI-SIGN", "KC-API-SIGN", "API-Sign", "CB-ACCESS-SIGN"),
    "passphrase": ("passphrase", "password", "KC-API-PASSPHRASE", "OK-ACCESS-PASSPHRASE"),
    "token": ("token", "access_token", "listenKey"),
}


@dataclass(frozen=True, slots=True)
class Paste:
    """A text, and the parts of a secret that must not be left of it."""

    title: str
    text: str
    parts: tuple[str, ...]


def pastes(count: int, seed: int = 2026) -> Iterator[Paste]:
    """Yield `count` pastes, every format and every wrapper in turn, always the same for one seed."""
    random = Random(seed)
    formats = tuple(_formats(random).items())
    turn = 0
    while count > 0:
        for title, (kind, make) in formats:
            value = make()
            wrappers = _wrappers(random, kind, value)
            for _ in range(3):
                wrapper, text = wrappers[turn % len(wrappers)]
                turn += 1
                if count > 0:
                    yield Paste(f"{title}, {wrapper}", text, _parts(value))
                count -= 1


def _formats(random: Random) -> dict[str, tuple[str, Callable[[], str]]]:
    """Format -> the kind of name it stands behind, and how one is made."""

    def some(letters: str, size: int) -> str:
        return "".join(random.choice(letters) for _ in range(size))

    def groups(letters: str, *sizes: int) -> str:
        return "-".join(some(letters, size) for size in sizes)

    def coded(size: int) -> str:
        return base64.b64encode(random.randbytes(size)).decode()

    def pem(title: str, size: int) -> str:
        body = coded(size)
        lines = "\n".join(body[at : at + 64] for at in range(0, len(body), 64))
        return f"-----BEGIN {title}-----\n{lines}\n-----END {title}-----"

    def jwt() -> str:
        return ".".join(
            base64.urlsafe_b64encode(part).decode().rstrip("=")
            for part in (b'{"alg":"ES256","typ":"JWT"}', b'{"sub":"bot","nbf":1700000000}', random.randbytes(64))
        )

    return {
        "64 letters": ("key", lambda: some(ALPHANUMERIC, 64)),
        "64 letters as a secret": ("secret", lambda: some(ALPHANUMERIC, 64)),
        "64 hex signature": ("signature", lambda: some(HEX, 64)),
        "RSA signature": ("signature", lambda: coded(256)),
        "18 letters": ("key", lambda: some(ALPHANUMERIC, 18)),
        "36 letters": ("secret", lambda: some(ALPHANUMERIC, 36)),
        "UUID": ("key", lambda: groups(HEX, 8, 4, 4, 4, 12)),
        "UUID as a secret": ("secret", lambda: groups(HEX, 8, 4, 4, 4, 12)),
        "32 upper hex": ("secret", lambda: some(HEX.upper(), 32)),
        "56 base64": ("key", lambda: coded(42)),
        "88 base64": ("secret", lambda: coded(64)),
        "24 hex": ("key", lambda: some(HEX, 24)),
        "organization path": (
            "key",
            lambda: f"organizations/{groups(HEX, 8, 4, 4, 4, 12)}/apiKeys/{groups(HEX, 8, 4, 4, 4, 12)}",
        ),
        "EC PEM": ("secret", lambda: pem("EC PRIVATE KEY", 121)),
        "RSA PEM": ("secret", lambda: pem("PRIVATE KEY", 1200)),
        "Ed25519 PEM": ("secret", lambda: pem("PRIVATE KEY", 48)),
        "8-8-8-5": ("key", lambda: groups(HEX, 8, 8, 8, 5)),
        "8-8-8-5 as a secret": ("secret", lambda: groups(HEX, 8, 8, 8, 5)),
        "32 hex": ("key", lambda: some(HEX, 32)),
        "64 hex": ("secret", lambda: some(HEX, 64)),
        "bg_": ("key", lambda: "bg_" + some(HEX, 32)),
        "mx0": ("key", lambda: "mx0" + some(ALPHANUMERIC, 15)),
        "40 hex": ("key", lambda: some(HEX, 40)),
        "account-": ("key", lambda: "account-" + some(CAPITALS, 20)),
        "28 letters": ("secret", lambda: some(ALPHANUMERIC, 28)),
        "8-8-8-8": ("key", lambda: groups(CAPITALS, 8, 8, 8, 8)),
        "128 hex": ("secret", lambda: some(HEX, 128)),
        "43 base64url": ("secret", lambda: base64.urlsafe_b64encode(random.randbytes(32)).decode().rstrip("=")),
        "JWT": ("token", jwt),
        "passphrase": ("passphrase", lambda: some(ALPHANUMERIC, 6) + some("!@#$%", 1) + some(ALPHANUMERIC, 6)),
        "passphrase of words": ("passphrase", lambda: "correct horse " + some(string.ascii_lowercase, 5)),
    }


def _wrappers(random: Random, kind: str, value: str) -> list[tuple[str, str]]:
    name = random.choice(NAMES[kind])
    lines = "\n" in value
    body = {name: value, "code": -2015}
    wrappers = [
        ("JSON", json.dumps(body)),
        ("JSON on lines", json.dumps(body, indent=2)),
        ("escaped", json.dumps(json.dumps(body))),
        ("escaped twice", json.dumps(json.dumps(json.dumps(body)))),
        ("Python", repr(body)),
        ("percent-coded", quote(json.dumps(body))),
        ("HTML", html.escape(json.dumps(body))),
    ]
    if lines:
        return [
            *wrappers,
            ("as it is", value),
            ("cut", value[: len(value) * 2 // 3]),
            ("quoted in mail", "> " + value.replace("\n", "\n> ")),
            ("Windows lines", value.replace("\n", "\r\n")),
            ("one line", value.replace("\n", " ")),
            ("lines lost", value.replace("\n", "")),
            ("script", f'secret = """{value}"""\n'),
        ]
    wrappers += [
        (
            "address",
            f"https://api.example.com/v3/account?timestamp=1700000000000&{name}={quote(value)}&recvWindow=5000",
        ),
        ("header", f"Host: api.example.com\n{name}: {value}\nContent-Type: application/json"),
        ("curl", f"curl -H '{name}: {value}' https://api.example.com/v1/accounts"),
        ("print_r", f"Array\n(\n    [{name}] => {value}\n    [b] => 1\n)"),
        ("var_dump", f'array(1) {{\n  ["{name}"]=>\n  string({len(value)}) "{value}"\n}}'),
        ("smart quotes", f"{{“{name}”: “{value}”}}"),
        ("header pair", f"[('KC-API-PASSPHRASE', '{value}'), ('x', '1')]" if kind == "passphrase" else f"'{value}',"),
        ("YAML", f"exchange:\n  {name}: {value}\n  x: 1"),
        ("quoted in prose", f'my {name} is "{value}" please help'),
    ]
    if kind == "passphrase":
        return wrappers
    return [
        *wrappers,
        ("environment", f"EXCHANGE_{name.upper().replace('-', '_')}={value}\nX=1"),
        ("prose", f"hello, my {name} is {value} and it does not work"),
        ("Markdown", f"**{name}**: `{value}`"),
        (
            "traceback",
            f"HTTPError: 401 Client Error for url: https://api.example.com/x?{name}={quote(value, safe='')}\n",
        ),
        ("constructor", f"client = Client('{value}', testnet=True)"),
        ("no name", f"I used {value} for this"),
        ("alone", value),
        ("bearer", f"Authorization: Bearer {value}"),
        ("basic", "Authorization: Basic " + base64.b64encode(f"user:{value}".encode()).decode()),
        ("user of an address", f"https://{value.replace('/', '%2F')}:hidden1234@api.example.com/"),
        ("cookie", f"Cookie: a=1; sid={value}; lang=en"),
    ]


def _parts(value: str) -> tuple[str, ...]:
    """What may not be left: any ten characters of each piece that is secret, or all of a short one."""
    pieces = [value]
    if "\n" in value:
        pieces = [line for line in value.split("\n") if "-----" not in line and len(line) > 10]
    elif value.startswith("organizations/"):
        pieces = value.split("/")[1::2]
    found: list[str] = []
    for piece in pieces:
        size = len(piece)
        found += [piece] if size < 24 else [piece[at : at + 10] for at in range(0, size - 10, 5)]
    return tuple({*found, *(quote(part, safe="") for part in found), *(html.escape(part) for part in found)})
