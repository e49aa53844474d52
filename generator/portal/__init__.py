"""Portal: the files around the locales: the root page, short links, redirects, sitemap, robots.txt, embeds."""

from generator.portal.files import portal_files

__all__ = ["portal_files"]
