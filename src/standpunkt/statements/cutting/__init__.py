"""Cutting: from texts to pages, quotations and attributions parted from what they stand beside."""
