"""What the sheets say, part by part."""
