"""Standpunkt beside other tools: the same texts, the same pipeline, one run; see `__main__`."""
