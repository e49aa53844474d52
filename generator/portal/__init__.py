"""Portal: the files around the locales: root page, short links, redirects, sitemap, what hosts read, offline use."""

from generator.portal.app_manifest import MANIFEST, app_manifest
from generator.portal.files import portal_files
from generator.portal.offline import WORKER, worker_script

__all__ = ["MANIFEST", "WORKER", "app_manifest", "portal_files", "worker_script"]
