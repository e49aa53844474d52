"""What the look stands on: contrast of the tokens, the theme's words in any language, and every word in its place."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import mkdocs.theme
import pytest
from mkdocs.exceptions import PluginError

from generator.pipeline.prepare import read_interface
from generator.plugin import theme
from generator.resources import site_source
from tests.conftest import ROOT
from tests.site.harbour import compiled

STYLES = site_source() / "css"
DIRS = tuple(mkdocs.theme.Theme("material").dirs)

INKS = {
    "ink": ("ground", "surface", "raised", "accent-ground", "positive-ground", "caution-ground", "negative-ground"),
    "soft": ("ground", "surface", "raised"),
    "accent": ("ground", "surface", "raised", "accent-ground"),
    "on-accent": ("accent",),
    "positive": ("positive-ground", "surface", "ground"),
    "caution": ("caution-ground", "surface", "ground"),
    "negative": ("negative-ground", "surface", "ground"),
    "neutral": ("neutral-ground", "surface", "ground"),
}
"""Which ink is written on which ground."""

EDGES = {"edge": ("surface", "ground")}
"""Edges of fields, which need a contrast of 3."""


def palette(scheme: str) -> dict[str, str]:
    text = (STYLES / "1-tokens.css").read_text()
    block = text.split(f'[data-md-color-scheme="{scheme}"] {{')[1].split("}")[0]
    return dict(re.findall(r"--hc-([\w-]+): (#[0-9a-f]{6});", block))


def contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    brighter, darker = sorted((light(one), light(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_every_ink_can_be_read_on_its_ground(scheme: str) -> None:
    """WCAG AA: 4.5 for text, 3 for the edges of fields."""
    colours = palette(scheme)
    for least, pairs in ((4.5, INKS), (3.0, EDGES)):
        for ink, grounds in pairs.items():
            for ground in grounds:
                assert contrast(colours[ink], colours[ground]) >= least, (scheme, ink, ground)


def test_both_schemes_have_the_same_tokens() -> None:
    """A token missing in the dark would be the light one's."""
    assert palette("default").keys() == palette("slate").keys()


@pytest.mark.parametrize(
    ("tag", "stock"),
    [
        ("nl", "nl"),
        ("pt-BR", "pt-BR"),
        ("zh-Hans", "zh"),
        ("zh-Hant", "zh-Hant"),
        ("ar", "ar"),
        ("no", "nb"),
        ("en-XA", "en"),
    ],
)
def test_the_theme_speaks_the_nearest_language(tag: str, stock: str) -> None:
    """Its own words come from the partial that serves the tag best."""
    partial = Path(DIRS[0], "partials", "languages", f"{stock}.html").read_text(encoding="utf-8")
    words = theme.stock_words(DIRS, tag)
    assert f'"search": "{words["search"]}"' in partial
    assert all(words.values() or [word.endswith("pipeline") for word in words])


def test_a_mend_that_no_longer_fits_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    """When the theme changes under us, the build says so instead of publishing the fault again."""
    monkeypatch.setattr(theme, "_MENDS", {"partials/search.html": (("no such text", ""),)})
    loader = theme.ThemeLoader(list(DIRS))
    with pytest.raises(PluginError, match="no such text"):
        loader.get_source(None, "partials/search.html")  # type: ignore[arg-type] # the environment is not used


def test_every_word_of_the_interface_is_declared_and_used() -> None:
    """Templates and code ask for no undeclared word, and no declared word is asked for by nobody."""
    declared = set(read_interface().messages)
    texts = [
        path.read_text(encoding="utf-8")
        for pattern, folder in product(("*.py", "*.html", "*.js"), (ROOT / "generator", site_source()))
        for path in folder.rglob(pattern)
    ]
    asked = set(re.findall(r"""["'](site\.[a-z_.]+)["'{]""", "\n".join(texts)))
    beginnings = tuple(each for each in asked if each.endswith((".", "_")))
    exact = asked - set(beginnings)
    assert exact - declared == set()
    assert {key for key in declared - exact if not key.startswith(beginnings)} == set()


def test_messages_chosen_by_a_fact_exist_for_every_fact() -> None:
    """`site.action.`, `site.right.` and their like have a message for every value the model allows."""
    from generator.model import Action, Actor, Confidence, IpRule, PermissionNeed, PermissionRight  # noqa: PLC0415
    from generator.model.platform import ContactKind  # noqa: PLC0415

    families = {
        "site.action.": Action,
        "site.confidence.": Confidence,
        "site.contact.": ContactKind,
        "site.ip_rule.": IpRule,
        "site.need_": PermissionNeed,
        "site.right.": PermissionRight,
    }
    declared = set(read_interface().messages)
    for beginning, values in families.items():
        for value in values:
            assert f"{beginning}{value}" in declared
    assert {f"site.actor.{value}" for value in Actor} - {"site.actor.trader"} <= declared


def test_every_icon_that_is_named_is_drawn() -> None:
    """Statuses and templates name icons by file."""
    drawn = {path.stem for path in (site_source() / "icons").glob("*.svg")}
    named = {status.facts.icon for status in compiled().source.statuses.values()}
    for path in (site_source() / "templates").rglob("*.html"):
        named.update(re.findall(r'pen\.icon\("(\w+)"', path.read_text(encoding="utf-8")))
    assert named <= drawn
