"""Language knowledge from the files under `data/`: words are data, never code."""
