"""Feed addresses: absolute addresses of pages and schemas in one language."""

from __future__ import annotations

from generator.compile import CodeView, ExchangeView, LocaleView


class Addresses:
    """Where things are."""

    def __init__(self, view: LocaleView) -> None:
        self.site = view.platform.site_url
        self.tag = view.tag

    def page(self, uri: str) -> str:
        """A page of the language."""
        return f"{self.site}{self.tag}/{uri}"

    def code(self, exchange: ExchangeView, code: CodeView) -> str:
        """A code's page, or its row on the exchange's page."""
        at = f"exchange/{exchange.slug}/"
        return self.page(f"{at}{code.slug}/" if code.has_page else f"{at}#code-{code.slug}")

    def schema(self, name: str) -> str:
        """A schema of the feed."""
        return f"{self.site}feed/v1/schema/{name}.json"
