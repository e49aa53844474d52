"""Service: adapters that answer HTTP: the preview of a site being written, and triage for other programs."""
