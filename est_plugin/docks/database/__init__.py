"""Opening, making and closing the shared database."""
