"""Help center generator: from a YAML catalogue of API key statuses to pages, a feed and triage."""

__version__ = "0.1.0"
