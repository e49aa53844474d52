"""Benchmarks: what is fast, and compared with what, measured side by side in one run on one machine."""
