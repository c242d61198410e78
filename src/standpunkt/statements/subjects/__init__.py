"""Subjects: who does what a word tells, read off the tree."""
