"""The content blocks of the sheets. Each turns a part of an answer into strips that fit a width."""
