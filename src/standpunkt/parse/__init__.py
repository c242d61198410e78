"""Parsing: texts of sentences to Universal Dependencies trees, behind a small protocol."""
