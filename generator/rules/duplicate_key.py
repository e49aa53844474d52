"""A key must stand only once in its mapping, and a message only once in a locale.

Programs that read YAML keep one of the two values without saying which, so half of the work is lost in silence.

Wrong:

```yaml
# topics.yaml
queues: [trading]
queues: [account]
topics: {}
```

Right:

```yaml
# topics.yaml
queues: [trading, account]
topics: {}
```

To mend it: remove one of the two, or put both values together. The report shows where the key stood first.
"""
