"""Questions and answers: comparable series, growth, ranks, verdicts. No screen, no files."""
