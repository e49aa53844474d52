"""Words: locales, plural categories and the closed inline grammar of messages, on Babel."""
