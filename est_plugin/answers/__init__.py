"""One module a question: (selection, parameters) to a frozen answer. Read, leave out, compute, word: only here."""
