"""What pages are made of: shell, choices, texts, number formats, charts, tables, sources."""
