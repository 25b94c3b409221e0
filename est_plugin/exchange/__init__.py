"""Foreign files in and out: readers, recognition, profiles, exports."""
