"""The DuckDB warehouse: schema, named queries, checks and the one place that opens it."""
