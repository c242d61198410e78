"""Sources: whose words they are, and how far the phrase reaches that says so."""
