"""Feed: the compiled catalogue as versioned JSON files that apps can rely on, with their schemas."""

from generator.feed.documents import catalog_document, manifest_document
from generator.feed.files import FeedFile, feed_files

__all__ = ["FeedFile", "catalog_document", "feed_files", "manifest_document"]
