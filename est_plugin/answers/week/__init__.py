"""What was reported in a week, and what is likely the same."""
