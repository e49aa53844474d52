"""Portal: the files around the locales: the root page, short links, redirects, the sitemap and robots.txt."""

from generator.portal.files import portal_files

__all__ = ["portal_files"]
