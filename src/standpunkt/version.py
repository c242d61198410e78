"""The engine's version: part of every reading, raised with every change of what it gives."""

ENGINE = "0.1.0"
