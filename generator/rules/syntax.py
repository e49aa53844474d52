"""Every file must be UTF-8 text in YAML, without anchors, aliases, tags or a second document.

The catalogue is read by this program, by translation platforms and by editors; what only some of them understand is
refused. The message says what the reader met and where; the cause often stands just before that place.

Wrong:

```yaml
# topics.yaml
queues: [trading
topics: {}
```

Right:

```yaml
# topics.yaml
queues: [trading]
topics:
  balance: {queue: trading}
```

To mend it: close quotes and brackets, indent with spaces, and quote a text that holds a colon followed by a space.
"""
