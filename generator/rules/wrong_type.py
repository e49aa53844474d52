"""A value must be of the kind its key asks for: text, number, date, true or false, list, or mapping.

Unquoted words such as `no`, `on`, `12:30` or `014` are text to this program and something else to other readers of
YAML. Where a text is wanted, such a word needs quotes.

Wrong:

```yaml
# exchanges/alpha.yaml
name: no
```

Right:

```yaml
# exchanges/alpha.yaml
name: 'no'
```

To mend it: follow the tip; it shows the form of the value or the quotes to add.
"""
