"""Desk: where one locale's pages are written: its words, its templates and what every page has in common."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from urllib.parse import quote, urlencode

from markupsafe import Markup

from generator.compile import LocaleView, Review
from generator.pages import addresses
from generator.pages.page import Crumb, Heading, Page, PageKind, SearchEntry, SiteFacts, SourceLine
from generator.pages.pen import Memory, Pen, environment
from generator.pages.quill import Quill, markdown_environment
from generator.pages.structured import json_ld

FEEDBACK_SCRIPT = "feedback.js"
"""Sends answers to the platform's endpoint; a page that starts it may connect there."""
VERSION_LENGTH = 12
"""Digits of the hash that says which words a reader saw."""

DESCRIPTION_LENGTH = 160
"""Characters that search engines show of a description."""


class Desk:
    """Writes pages of one locale; templates, phrases in HTML and nothing else are kept between pages."""

    def __init__(self, view: LocaleView, site: SiteFacts) -> None:
        self.view = view
        self.site = site
        self.url = f"{view.platform.site_url.rstrip('/')}/"
        self._templates = environment(site.sources / "templates")
        self._plain = markdown_environment(site.sources / "templates")
        self._memory = Memory()
        self._quilled = Memory()

    def pen(self, here: str) -> Pen:
        """A pen for the page at `here`."""
        return Pen(self.view, self.site, here, self._memory)

    def t(self, key: str, **values: str | int) -> str:
        """An interface message as plain text."""
        return self.view.t(key, **values)

    def page(
        self,
        kind: PageKind,
        uri: str,
        template: str,
        *,
        title: str,
        short_title: str,
        description: str,
        toc: Sequence[Heading] = (),
        search: Sequence[SearchEntry] = (),
        breadcrumb: Sequence[Crumb] = (),
        source: SourceLine | None = None,
        feedback_key: str = "",
        checked: str = "",
        short_link: str = "",
        scripts: Sequence[str] = (),
        more_icons: Sequence[str] = (),
        **context: object,
    ) -> Page:
        """Render `template` and the frame around it. `checked` is an ISO date, `short_link` a path below the root."""
        pen = self.pen(uri)
        body = Markup(self._templates.get_template(f"pages/{template}.html").render(pen=pen, **context))  # noqa: S704
        version = hashlib.sha256(body.encode()).hexdigest()[:VERSION_LENGTH]
        # The page where errors are pasted may connect nowhere; its answers are messages.
        posts = bool(self.view.platform.feedback.endpoint and feedback_key and kind is not PageKind.TRIAGE)
        frame = self._templates.get_template("pages/frame.html").render(
            pen=pen,
            body=body,
            more_icons=more_icons,
            breadcrumb=breadcrumb,
            short_title=short_title,
            borrowed=Review.FALLBACK in pen.used,
            unread=bool(pen.used & {Review.MACHINE, Review.STALE}),
            translation=addresses.TRANSLATION,
            feedback=self._feedback(uri, feedback_key, version),
            posts=posts,
            feedback_key=feedback_key,
            version=version,
            page_url=f"{self.url}{self.view.tag}/{uri}",
            checked=pen.date(checked) if checked else "",
            short_link=self.url + short_link if short_link else "",
            edit_url=self._edit_url(source),
        )
        return Page(
            uri=uri,
            kind=kind,
            title=title,
            short_title=short_title,
            description=_shortened(description),
            html=frame,
            markdown=self._markdown(uri, template, title=title, checked=checked, **context),
            toc=tuple(toc),
            search=tuple(search),
            breadcrumb=tuple(breadcrumb),
            source=source,
            json_ld=json_ld(
                self.view,
                site_url=self.url,
                uri=uri,
                kind=kind,
                title=title,
                description=_shortened(description),
                breadcrumb=breadcrumb,
                checked=checked,
            ),
            feedback_key=feedback_key,
            scripts=(*scripts, *((FEEDBACK_SCRIPT,) if posts else ())),
        )

    def _markdown(self, uri: str, template: str, *, checked: str, **context: object) -> str:
        """The page for programs: the same views through other templates."""
        quill = Quill(self.view, self.site, uri, self._quilled)
        body = self._plain.get_template(f"{template}.md").render(pen=quill, **context)
        foot = self._plain.get_template("foot.md").render(
            pen=quill,
            borrowed=Review.FALLBACK in quill.used,
            checked=quill.date(checked) if checked else "",
            address=f"{self.url}{self.view.tag}/{uri}",
        )
        return f"{body.rstrip()}\n{foot.rstrip()}\n"

    def home(self) -> Crumb:
        """The first step of every way."""
        return Crumb(self.t("site.home.short"), addresses.HOME)

    def _edit_url(self, source: SourceLine | None) -> str:
        pattern = self.view.platform.edit_url
        if not pattern or source is None:
            return ""
        return pattern.replace("{path}", quote(source.path)).replace("{line}", str(source.line))

    def _feedback(self, uri: str, key: str, version: str) -> list[tuple[str, str]]:
        """What a reader can say about the page, each with an address that carries page and locale along."""
        target = self.view.platform.feedback
        if not key or not (target.issues_url or target.email):
            return []
        names = ["helped", "not_helped", "wrong"]
        if self.view.tag != self.site.source_locale:
            names.append("translation")
        subject = f"{key} [{self.view.tag}]"
        page = f"{self.url}{self.view.tag}/{uri} ({version})"
        if target.issues_url:
            return [(n, f"{target.issues_url}?{urlencode({'title': f'{subject}: {n}', 'body': page})}") for n in names]
        return [
            (n, f"mailto:{target.email}?{urlencode({'subject': f'{subject}: {n}', 'body': page}, quote_via=quote)}")
            for n in names
        ]


def _shortened(text: str) -> str:
    """The text up to the last word that fits a description."""
    if len(text) <= DESCRIPTION_LENGTH:
        return text
    return text[: DESCRIPTION_LENGTH - 1].rpartition(" ")[0].rstrip(",;:. ") + "…"
