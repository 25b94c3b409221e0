"""What everybody may see, and nothing that could be reckoned back."""
