"""What `make bench` runs: the pages on a national warehouse, against a floor and a naive page."""
