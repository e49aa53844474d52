"""Feed: the compiled catalogue as versioned JSON files that apps can rely on, with their schemas."""

from generator.feed.documents import catalog_document
from generator.feed.files import FeedFile, feed_files
from generator.feed.headers import HeaderRule, feed_headers

__all__ = ["FeedFile", "HeaderRule", "catalog_document", "feed_files", "feed_headers"]
