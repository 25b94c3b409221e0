"""One .ui form and one controller a dock. They ask, show and report progress; no SQL, no numbers."""
