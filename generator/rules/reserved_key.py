"""A message key must not be called like a plural category: zero, one, two, few, many or other.

A mapping with these keys is the plural forms of one message. Next to other keys nobody could tell which is meant.

Wrong:

```yaml
# locales/en/replies.yml
en:
  topics:
    balance:
      other: Something else
```

Right:

```yaml
# locales/en/replies.yml
en:
  topics:
    balance:
      name: Balance
```

To mend it: rename the key, or give the message plural forms only.
"""
