"""From files to the warehouse: read, normalise, check, load; and the `gjj` command line."""
