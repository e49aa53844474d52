"""Payloads: bare JSON errors as exchanges send them, with what a client library must be told to read them."""

from __future__ import annotations

from collections.abc import Callable

BARE = [
    ("binance", 400, '{"code":-2015,"msg":"Invalid API-key, IP, or permissions for action."}'),
    ("binance", 400, '{"code":-1021,"msg":"Timestamp for this request is outside of the recvWindow."}'),
    ("bybit", 200, '{"retCode":10003,"retMsg":"API key is invalid.","result":{},"retExtInfo":{},"time":1700000000000}'),
    ("okx", 401, '{"msg":"API key doesn\'t exist","code":"50119"}'),
    ("kraken", 200, '{"error":["EAPI:Invalid key"]}'),
    ("kucoin", 200, '{"code":"400003","msg":"KC-API-KEY not exists"}'),
    ("bitget", 400, '{"code":"40006","msg":"Invalid ACCESS_KEY","requestTime":1700000000000,"data":null}'),
    ("mexc", 400, '{"code":700002,"msg":"Signature for this request is not valid."}'),
]
"""(ccxt's id of the exchange, HTTP status, body)."""


def traceback(size: int) -> str:
    """A Python traceback of about `size` characters that ends in an error body, as it is pasted into a chat."""
    frame = (
        '  File "/home/trader/bot/.venv/lib/python3.11/site-packages/ccxt/base/exchange.py", line {}, in fetch2\n'
        "    return self.fetch(request['url'], request['method'], request['headers'], request['body'])\n"
    )
    tail = f"ccxt.base.errors.AuthenticationError: binance {BARE[0][2]}\n"
    frames: list[str] = ["Traceback (most recent call last):\n"]
    length = len(tail)
    while length < size:
        frames.append(frame.format(4000 + len(frames)))
        length += len(frames[-1])
    return "".join(frames)[: size - len(tail)] + "\n" + tail


def _repeated(piece: str) -> Callable[[int], str]:
    return lambda size: piece * (size // len(piece))


def _counted(form: str) -> Callable[[int], str]:
    """Pieces that all differ: by a number of six letters."""
    return lambda size: "".join(form.format(_letters(number)) for number in range(size // (len(form) + 4)))


def _letters(number: int) -> str:
    return "".join("abcdefghij"[int(digit)] for digit in f"{number:06}")


HOSTILE: dict[str, Callable[[int], str]] = {
    "open brackets": _repeated("["),
    "nested objects": _repeated('{"a":'),
    "closed brackets": _repeated("[[]]{}"),
    "repeated beginning of a phrase": _repeated("invalid api "),
    "backslashes": _repeated("\\"),
    "digits": _repeated("1"),
    "dotted numbers": _repeated("1."),
    "at signs": _repeated("a@"),
    "headers of a certificate": _repeated("-----BEGIN "),
    "quotes": _repeated('"'),
    "quotes that nothing closes": _repeated("secret=\u201e"),
    "percent signs": _repeated("%7B"),
    "codes": _repeated('{"code":-2015} '),
    "codes without an end": _repeated('"code":-2015,'),
    "items of a dumped list": _repeated('["a"] =>\n'),
    "base64": _repeated("aB1/c+9Zq"),
    "names of secrets": _repeated("cookie:"),
    "names that all differ": _counted("{}secret="),
    "words that all differ": _counted("{}1a2b3c4d5 "),
    "labels": _repeated("Status Expired "),
}
"""Texts of about so many characters that a careless reader takes quadratic time for."""
