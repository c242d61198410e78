"""The ledger: readings kept for good, copies of one story found, sources counted."""
