"""Sphinx configuration of Standpunkt's documentation."""

project = "Standpunkt"
author = "The Standpunkt developers"
project_copyright = "The Standpunkt developers, Apache-2.0"
extensions = ["myst_parser"]
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = "Standpunkt"
html_show_sphinx = False
html_copy_source = False
