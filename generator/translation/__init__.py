"""Translation: the work of translators as pure functions: progress, exchange as PO, records of what was read."""
