"""Revisions of a ledger's tables, applied in order; a released one is never changed."""
