"""The commands of `lianxin`, one module a subject; each imports what it needs when it runs."""
