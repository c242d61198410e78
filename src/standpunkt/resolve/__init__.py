"""Resolving: who a mention is, and when a moment was; one package for persons and one for times."""
