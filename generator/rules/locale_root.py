"""A file of words must have its locale as its one key at the top.

Translation platforms find the language there. A file that was copied and kept the old key would show one language's
words under another's name.

Wrong:

```yaml
# locales/nl/site.yml
en:
  site:
    home:
      title: Sleutelstatussen
```

Right:

```yaml
# locales/nl/site.yml
nl:
  site:
    home:
      title: Sleutelstatussen
```

To mend it: write the locale as the first key and indent everything else under it.
"""
