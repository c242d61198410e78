"""Rules: one module for each way in which words and their source stand to each other."""
