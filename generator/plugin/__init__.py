"""Plugin: the help center as a MkDocs plugin, and the build of one locale; only this package imports `mkdocs`."""

from generator.plugin.locale_build import build_locale
from generator.plugin.plugin import HelpCenterPlugin

__all__ = ["HelpCenterPlugin", "build_locale"]
