"""Pipeline: the one place that chains load, check, compile, render and publish."""
