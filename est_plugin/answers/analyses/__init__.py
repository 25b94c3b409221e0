"""Where, when, what changes, and is it a pattern: one module a question."""
